import { cutDocuments, killDocuments } from './documents.ts';
import { canCutPower } from './kill.ts';

/* npm run faults:documents [-- KILLS | -- --power CUTS]: two hundred kills, or fifty power cuts. Prints one line and ends with 1 when anything was lost. */

const [first, second] = process.argv.slice(2);
if (first === '--power') {
	if (!canCutPower()) {
		console.log('not run: power cuts (they need root on Linux with loop devices)');
	} else {
		const cuts = Number(second ?? 50);
		const { saved, lost, problems } = await cutDocuments(cuts);
		for (const problem of problems.slice(0, 50)) console.log(problem);
		console.log(`documents: ${cuts} power cuts while twenty type, ${saved} updates called saved, ${lost} lost, ${problems.length} problems`);
		process.exitCode = problems.length > 0 || saved === 0 ? 1 : 0;
	}
} else {
	const kills = Number(first ?? 200);
	const { shown, lost, problems } = await killDocuments(kills);
	for (const problem of problems.slice(0, 50)) console.log(problem);
	console.log(`documents: ${kills} kills while twenty type, ${shown} letters shown to others, ${lost} lost, ${problems.length} problems`);
	process.exitCode = problems.length > 0 || shown === 0 ? 1 : 0;
}
