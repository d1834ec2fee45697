import { formatFen } from '#domain/basics/money.ts';
import type { DecisionRule } from '#domain/procedure/decision.ts';
import type { Share } from '#domain/procedure/majority.ts';
import type { Actor, Move, Need, Stage, Trigger } from '#domain/procedure/procedure.ts';
import { daysOf } from '#lib/democracy-day/texts.ts';
import type { Ambient } from '#lib/ui/context.ts';
import { wordOf } from '#lib/ui/say.ts';

/** What of a stage decides, in the order in which a page tells it. */
export const PARTS = ['owner', 'days', 'inputs', 'outputs', 'decision', 'publish', 'moves'] as const;
export type Part = (typeof PARTS)[number];

/** Who acts, by name of the kind of body. */
export function actorText({ words }: Ambient, actor: Actor): string {
	const { actor: others } = words.procedure;
	return actor in others ? others[actor as keyof typeof others] : words.community.bodyKindOne[actor as keyof typeof words.community.bodyKindOne];
}

const named = (here: Ambient, actors: readonly Actor[]) => actors.map((actor) => actorText(here, actor)).join(here.words.common.list.and);

function whenText({ words }: Ambient, { kinds, amountFrom }: Trigger): string | undefined {
	const own = words.procedure;
	const said = [
		...(amountFrom === undefined ? [] : [own.from({ amount: formatFen(amountFrom as never) })]),
		...(kinds ? [own.ofKinds({ kinds: kinds.map((kind) => wordOf(words.matter.kind, kind)).join(words.common.list.and) })] : [])
	];
	return said.length > 0 ? own.only({ when: said.join(own.or) }) : undefined;
}

/** What is asked for, when, and how long before. */
function needText(here: Ambient, need: Need): string {
	const { words } = here;
	const name = `${need.label ?? words.matter.needs[need.what]}${(need.when && whenText(here, need.when)) ?? ''}`;
	return need.ahead ? `${name}${words.common.list.comma}${words.procedure.ahead({ days: daysOf(here, need.ahead.days), of: words.matter.needs[need.ahead.of] })}` : name;
}

function decisionText({ words }: Ambient, rule: DecisionRule): string[] {
	const say = words.poll;
	const share = ({ of: [numerator, denominator], more }: Share) => say.share({ numerator, denominator, more: more === true });
	return [
		say.unit[rule.unit], rule.quorum.any.map((way) => say.quorum({ share: share(way.share) })).join(words.procedure.or),
		say.majority({ base: say.base[rule.majority.base], share: share(rule.majority.share) }), say.tie[rule.tie],
		rule.secret ? words.procedure.secret : words.procedure.openVote, ...(rule.consultative ? [say.consultative] : [])
	];
}

function moveText(here: Ambient, move: Move, stages: readonly Stage[]): string {
	const { words } = here;
	const line = { outcome: words.proposal.outcome[move.outcome], by: named(here, move.by) };
	const to = stages.find(({ key }) => key === move.to)?.name ?? move.to;
	const said = move.to === 'closed' ? words.procedure.ends(line) : words.procedure.move({ ...line, to });
	return move.reason ? `${said}${words.common.list.comma}${words.procedure.withReason}` : said;
}

/** One part of a stage in words, a line each; none where nothing is asked for. */
export function partLines(here: Ambient, stage: Stage, part: Part, stages: readonly Stage[]): string[] {
	const { words } = here;
	switch (part) {
		case 'owner':
			return [named(here, stage.owner)];
		case 'days':
			return stage.within ? [words.procedure.within({ days: daysOf(here, stage.within) })] : [];
		case 'inputs':
		case 'outputs':
			return stage[part].map((need) => needText(here, need));
		case 'decision':
			return stage.decision ? decisionText(here, stage.decision) : [];
		case 'publish': {
			if (!stage.publish) return [];
			const { what, within, display } = stage.publish;
			const said = words.procedure.publishes({ what: wordOf(words.matter.needs, what), within: daysOf(here, within) });
			return [display ? `${said}${words.common.list.comma}${words.procedure.displayed({ days: daysOf(here, display) })}` : said];
		}
		case 'moves':
			return stage.moves.map((move) => moveText(here, move, stages));
	}
}
