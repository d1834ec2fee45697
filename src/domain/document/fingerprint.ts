import { toHex, utf8 } from '../basics/bytes.ts';
import { canonical } from '../basics/canonical-json.ts';
import type { Sha256 } from '../content/content.ts';
import type { Clause } from './clause.ts';

/** What a text is called by those who say "this is what I have read": 32 hex digits, the same for the same clauses everywhere. */
export const fingerprint = (sha256: Sha256, clauses: readonly Clause[]): string => toHex(sha256(utf8(canonical(clauses as never)))).slice(0, 32);
