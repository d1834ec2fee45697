import { describeActs, COMMON_REFUSALS, inputLines, type ActDescription } from '#acts/described.ts';
import type { Permission } from '#acts/act.ts';
import { REFUSALS, type RefusalCode } from '#acts/refusal.ts';
import { words } from '#words/words.ts';

/* docs/acts.md, made from the acts themselves. `npm run docs:acts` writes it; tests/docs/acts.test.ts compares. */

const { acts, community, pages, refusals } = words.en;
const named = new Proxy({}, { get: (_, key) => `{${String(key)}}` });

const inWords = (codes: readonly string[], table: Readonly<Record<string, string>>) => codes.map((code) => table[code] ?? code).join(', ');

function whoMay(may: Permission): string {
	if (may.who === 'assignment') return pages.acts.assignment({ functions: inWords(may.functions, community.function) });
	if (may.who !== 'office') return pages.acts.who[may.who];
	const office = { bodies: inWords(may.bodies, community.bodyKind), positions: inWords(may.positions, community.position) };
	return may.city ? pages.acts.cityOffice(office) : pages.acts.office(office);
}

function refusalRow(code: RefusalCode): string {
	return `- \`${code}\` (${REFUSALS[code]}): ${refusals.sentence[code](named)}`;
}

function section(act: ActDescription): string {
	const inputs = inputLines(act.input);
	return [
		`## ${act.name}`,
		`${acts.does[act.name]}. ${words['zh-CN'].acts.does[act.name]}。`,
		`${pages.acts.kind[act.kind]}.`,
		`Who may: ${act.may.map(whoMay).join('; ')}.${act.limit ? ` ${pages.acts.limit(act.limit)}.` : ''}`,
		inputs.length === 0
			? 'Input: `{}`.'
			: ['| input | kind | |', '|---|---|---|', ...inputs.map((line) => `| \`${line.name}\` | ${line.type.replaceAll('|', '\\|')} | ${line.optional ? 'optional' : ''} |`)].join('\n'),
		...(act.on
			? [[`| state of the ${act.on.object} | what becomes of it |`, '|---|---|', ...Object.entries(act.on.states).map(([state, told]) => `| ${state} | ${told === 'done' ? 'done' : `\`${told}\``} |`)].join('\n')]
			: []),
		...(act.refusals.length > 0 ? [act.refusals.map(refusalRow).join('\n')] : [])
	].join('\n\n');
}

/** The whole document. */
export function actsDocument(): string {
	return `${[
		'# Acts',
		'Everything that a person, a program or the clock can do. Generated from `src/acts` by `npm run docs:acts`; `/acts.json` gives the same with JSON Schemas, `/acts` and `/acts/<noun>` in both languages.',
		'A program sends `POST /acts/<name>` with `{ "id": …, "input": … }`. `id` is 128 random bits in base64url, made by the sender: the same id with the same input is done once. The answer is `{ ok: true, value, lines, again }`, or `{ ok: false, code, sentence, … }` with the status in brackets, and then nothing was written.',
		'Any act can be refused for these reasons:',
		COMMON_REFUSALS.map(refusalRow).join('\n'),
		...describeActs().map(section)
	].join('\n\n')}\n`;
}
