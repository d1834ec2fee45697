import type { Parameter } from '#domain/community/rule-layers.ts';
import { numberOf } from '#domain/community/rule-layers.ts';
import type { DaysRule } from '#domain/community/rule-set.ts';
import { daysOf } from '#lib/democracy-day/texts.ts';
import type { Ambient } from '#lib/ui/context.ts';

/** What a number of the rules is about. */
export function parameterText({ words }: Ambient, parameter: Parameter): string {
	return words.community.rules[parameter];
}

/** A number of the rules as a sentence says it. */
export function numberText(here: Ambient, parameter: Parameter, value: DaysRule | number): string {
	const words = here.words.community.rules;
	const days = typeof value === 'number' ? String(value) : daysOf(here, value);
	switch (parameter) {
		case 'disclosureDay':
			return words.disclosureDayIs({ day: numberOf(value) });
		case 'questioningDay':
			return words.questioningDayIs({ day: numberOf(value) });
		case 'display':
			return words.displayIs({ days });
		case 'answer':
			return words.answerIs({ days });
		case 'assemblyNotice':
		case 'representativesNotice':
			return words.ahead({ days });
		case 'minutes':
			return words.minutesIs({ days });
		case 'ofAdults':
			return words.ofAdultsIs({ percent: String(numberOf(value) / 100) });
		case 'orRepresentatives':
			return words.orRepresentativesIs({ count: numberOf(value) });
		case 'collect':
			return words.collectIs({ days });
		case 'open':
			return words.openIs({ days });
	}
}

/** The clause that a number comes from, where it names one. */
export function clauseOf(value: DaysRule | number): string | undefined {
	return typeof value === 'number' ? undefined : value.source;
}
