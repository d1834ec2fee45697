import type { SubjectId } from '../../basics/id.ts';
import type { Content } from '../../content/content.ts';
import type { Contents } from '../../content/contents.ts';
import type { DocumentVersionContent } from '../../document/document.ts';

/** Contents that belong to a matter, and the field that names each. */
const NAMED_BY = {
	matter: 'title', 'matter-step': 'note', proposal: 'title', endorsement: 'no', poll: 'title', 'poll-opening': 'title', recusal: 'who', 'written-proxy': 'n', resolution: 'number', commitment: 'task', evaluation: 'title', 'evaluation-opening': 'title', 'evaluation-close': 'title', appraisal: 'title', consultation: 'form',
	opinion: 'author', 'risk-assessment': 'conclusion', procedure: 'name', 'procedure-draft': 'name', 'procedure-adoption': 'decision', 'rule-draft': 'reason', 'rule-adoption': 'decision', 'rule-layer': 'filed', 'report-notice': 'number', 'report-answer': 'text', document: 'title', 'document-version': 'name', suggestion: 'number', 'suggestion-list': 'no'
} as const;

/** What of a matter a line of the record can be about. */
export type MatterThingKind = keyof typeof NAMED_BY;

/** A paper is its own text; its beginning is enough to know it by. */
function shortened(name: string): string {
	const letters = Array.from(name);
	return letters.length > 60 ? `${letters.slice(0, 60).join('')}…` : name;
}

/** What a content of a matter is called, and the page that shows it; undefined for every other content. */
export async function matterThing(contents: Contents, base: string, content: Content): Promise<{ kind: MatterThingKind; name: string; href?: string } | undefined> {
	if (!Object.hasOwn(NAMED_BY, content.type)) return undefined;
	const kind = content.type as MatterThingKind;
	const value = (content as unknown as Record<string, unknown>)[NAMED_BY[kind]];
	const name = typeof value === 'string' || typeof value === 'number' ? shortened(String(value)) : '';
	if (kind === 'evaluation-opening') return { kind, name, href: `${base}/evaluations/${content.subject}` };
	if (kind === 'evaluation-close') return { kind, name, href: `${base}/evaluations/${content.parent}` };
	if (kind === 'recusal' || kind === 'written-proxy') return { kind, name, href: `${base}/polls/${content.parent}` };
	if (kind === 'procedure') return { kind, name, href: `${base}/procedures/${content.subject}` };
	if (kind === 'procedure-draft') return { kind, name, href: `${base}/procedures/drafts/${content.subject}` };
	if (kind === 'procedure-adoption') return { kind, name, href: `${base}/procedures/drafts/${content.parent}` };
	if (kind === 'rule-draft') return { kind, name, href: `${base}/rules/${content.subject}` };
	if (kind === 'rule-adoption') return { kind, name, href: `${base}/rules/${content.parent}` };
	if (kind === 'rule-layer') return { kind, name, href: `${base}/rules` };
	if (kind === 'poll' || kind === 'poll-opening') return { kind, name, href: `${base}/polls/${content.subject}` };
	if (kind === 'document') return { kind, name, href: `${base}/documents/${content.subject}` };
	if (kind === 'document-version') return { kind, name, href: `${base}/documents/${content.parent}?v=${(content as DocumentVersionContent).no}` };
	if (kind === 'suggestion') return { kind, name, href: `${base}/suggestions/${content.subject}` };
	if (kind === 'suggestion-list') return { kind, name, href: `${base}/documents/${content.parent}#outcomes` };
	// Endorsements hang on a proposal, which hangs on the matter.
	let matter: SubjectId | undefined = kind === 'matter' ? content.subject : content.parent;
	for (let steps = 2; matter && steps > 0; steps--) {
		const held: Content | undefined = (await contents.bySubject(matter))?.content;
		if (held?.type === 'matter') return { kind, name, href: `${base}/matters/${matter}` };
		matter = held?.parent;
	}
	return { kind, name };
}
