import type { Day } from '../basics/day.ts';
import type { SubjectId } from '../basics/id.ts';
import type { Content } from '../content/content.ts';
import type { Reference } from './office.ts';

/** Somebody from outside who is asked to look on: by whom, at what, how long. */
export interface ObserverContent extends Content {
	type: 'observer';
	/** Masked, unless they hold an office. */
	name: string;
	organisation: string;
	/** The body that asked them; it may lie in the city's log. */
	body: SubjectId;
	bodyName: string;
	scope: Reference[];
	from: Day;
	until: Day;
}

/** What they saw. `parent` is the observer. */
export interface ObserverReportContent extends Content {
	type: 'observer-report';
	day: Day;
	text: string;
}

/** How an observation stands: it ends with its term, and whoever does not report afterwards is seen not to. */
export function observerState(observer: Pick<ObserverContent, 'from' | 'until'>, reported: boolean, today: Day): 'coming' | 'now' | 'reported' | 'unreported' {
	if (reported) return 'reported';
	if (today < observer.from) return 'coming';
	return today < observer.until ? 'now' : 'unreported';
}
