import { writeFileSync } from 'node:fs';
import { actsDocument } from './acts-document.ts';

/* `npm run docs:acts`: writes docs/acts.md anew. */

writeFileSync(new URL('../../docs/acts.md', import.meta.url), actsDocument());
