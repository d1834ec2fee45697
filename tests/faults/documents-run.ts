import { killDocuments } from './documents.ts';

/* npm run faults:documents [-- KILLS]: two hundred kills by default. Prints one line and ends with 1 when anything was lost. */

const [kills = 200] = process.argv.slice(2).map(Number);
const { shown, lost, problems } = await killDocuments(kills);
for (const problem of problems.slice(0, 50)) console.log(problem);
console.log(`documents: ${kills} kills while twenty type, ${shown} letters shown to others, ${lost} lost, ${problems.length} problems`);
process.exitCode = problems.length > 0 || shown === 0 ? 1 : 0;
