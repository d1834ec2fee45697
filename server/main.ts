/** `npm start`: the portal, with the pages that were built. */
import { builtPages, runPortal } from './program.ts';

await runPortal(builtPages);
