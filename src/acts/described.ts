import { toJsonSchema, type ConversionConfig } from '@valibot/to-json-schema';
import { kindOf, type ActKind } from '#domain/record/vocabulary.ts';
import type { Act, ActName, Permission } from './act.ts';
import { boardPosition } from './board/put-up.input.ts';
import { clauseId, communityCode, dayText, subjectId } from './input.ts';
import type { Limit } from './rates.ts';
import type { RefusalCode } from './refusal.ts';
import { ACTS } from './registry.ts';

type JsonSchema = ReturnType<typeof toJsonSchema>;

/** An act as data: what /acts.json gives to programs, what the pages below /acts and docs/acts.md say in words. */
export interface ActDescription {
	name: ActName;
	/** Whether it leaves a line in the public record. */
	kind: ActKind;
	/** JSON Schema of its input. What a schema cannot say (a check digit, a rule of NFC) is refused with `input.invalid` all the same. */
	input: JsonSchema;
	may: readonly Permission[];
	/** By the state of its object: done, or why not. */
	on?: NonNullable<Act['on']>;
	limit?: Limit;
	/** Its own reasons to refuse, besides those that every act has. */
	refusals: readonly RefusalCode[];
}

/** Reasons for which any act can be refused. */
export const COMMON_REFUSALS: readonly RefusalCode[] = [
	'input.invalid', 'caller.sign-in-first', 'caller.not-allowed', 'object.not-found', 'rate.too-many', 'delivery.id-used', 'storage.full', 'storage.unavailable',
	'portal.stopping'
];

/** Checks that are functions, as the pattern they check. */
const PATTERNS: ReadonlyMap<unknown, JsonSchema> = new Map<unknown, JsonSchema>([
	[subjectId, { type: 'string', pattern: '^[A-Za-z0-9_-]{21}[AQgw]$', description: '128 bits, base64url' }],
	[communityCode, { type: 'string', pattern: '^[A-Z][A-Z0-9]{1,11}$' }],
	[clauseId, { type: 'string', pattern: '^[A-Za-z0-9_-]{4,24}$' }],
	[dayText, { type: 'string', format: 'date' }],
	[boardPosition, { type: 'array', minItems: 2, maxItems: 2, items: { type: 'integer' }, description: 'longitude and latitude in millionths of a degree' }]
]);

const CONVERSION: ConversionConfig = {
	typeMode: 'input',
	errorMode: 'ignore',
	overrideSchema: ({ valibotSchema }) => PATTERNS.get(valibotSchema)
};

function describe(act: Act): ActDescription {
	return {
		name: act.name, kind: kindOf(act.name) ?? 'private', input: toJsonSchema(act.input, CONVERSION), may: act.may,
		...(act.on ? { on: act.on } : {}), ...(act.limit ? { limit: act.limit } : {}), refusals: act.refusals.filter((code) => !COMMON_REFUSALS.includes(code))
	};
}

/** Every act there is, by name. */
export function describeActs(): ActDescription[] {
	return [...ACTS.values()].map(describe).sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** One input of an act, for people: its dotted name, what kind of thing, and whether it can be left out. */
export interface InputLine {
	name: string;
	type: string;
	optional: boolean;
}

function typeOf(schema: JsonSchema): string {
	if (schema.enum) return schema.enum.map(String).join(' | ');
	if (schema.anyOf) return schema.anyOf.map((one) => typeOf(one as JsonSchema)).join(' | ');
	if (schema.oneOf) return [...new Set(schema.oneOf.map((one) => typeOf(one as JsonSchema)))].join(' | ');
	if (schema.const !== undefined) return String(schema.const);
	const kind = schema.format ?? schema.type ?? 'any';
	const range = [schema.minimum ?? schema.minLength ?? schema.minItems, schema.maximum ?? schema.maxLength ?? schema.maxItems];
	return range[1] === undefined ? String(kind) : `${String(kind)}, ${range[0] ?? 0} – ${range[1]}`;
}

/** The lines of one of several forms of a thing, each name once, with the types that it has in any of them. */
function linesOfForms(forms: JsonSchema[], prefix: string, optional: boolean): InputLine[] {
	const lines = new Map<string, InputLine>();
	for (const line of forms.flatMap((form) => inputLines(form, prefix, optional))) {
		const before = lines.get(line.name);
		const types = new Set([...(before?.type.split(' | ') ?? []), ...line.type.split(' | ')]);
		lines.set(line.name, { ...line, type: [...types].join(' | '), optional: line.optional || before?.optional === true });
	}
	return [...lines.values()];
}

/** The inputs of an act, those of lists with [] in their name. */
export function inputLines(schema: JsonSchema, prefix = '', optional = false): InputLine[] {
	if (schema.oneOf) return linesOfForms(schema.oneOf as JsonSchema[], prefix, optional);
	const required = new Set(schema.required ?? []);
	return Object.entries(schema.properties ?? {}).flatMap(([key, value]) => {
		const inner = value as JsonSchema;
		const name = `${prefix}${key}`;
		const left = optional || !required.has(key);
		const items = inner.type === 'array' ? (inner.items as JsonSchema | undefined) : undefined;
		const line = { name: items ? `${name}[]` : name, type: items && !items.properties && !items.oneOf ? `${typeOf(items)} (${typeOf(inner)})` : typeOf(inner), optional: left };
		return [line, ...inputLines(inner, `${name}.`, left), ...(items ? inputLines(items, `${name}[].`, left) : [])];
	});
}
