import type { Act } from './act.ts';
import { publish } from './disclosure/publish.ts';
import { answer } from './question/answer.ts';
import { ask } from './question/ask.ts';
import { enter } from './question/enter.ts';

/** Every act there is, by name. The vocabulary of the record has exactly these (tests/docs/acts.test.ts). */
export const ACTS: ReadonlyMap<string, Act> = new Map([publish, answer, ask, enter].map((act) => [act.name, act as unknown as Act]));
