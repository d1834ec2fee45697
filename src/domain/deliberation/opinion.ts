import type { Day } from '../basics/day.ts';
import type { SubjectId } from '../basics/id.ts';
import type { Content } from '../content/content.ts';

/** What somebody who knows says of a matter. `parent` is the matter. Expert, legal and residents' opinions stand side by side. */
export interface OpinionContent extends Content {
	type: 'opinion';
	kind: 'legal' | 'expert' | 'residents';
	author: string;
	on: Day;
	published?: Day;
	text: string;
	conclusion?: string;
	/** Whether whoever decides followed it; absent while that is open. */
	adopted?: boolean;
	/** Why, for everybody. */
	answer?: string;
}

/** A meeting at which a matter was talked over before anybody decided. `parent` is the matter. */
export interface ConsultationContent extends Content {
	type: 'consultation';
	/** What it is called: hearing, talk, council. */
	form: string;
	on: Day;
	body?: SubjectId;
	place?: string;
	participants?: number;
	materialsFrom?: Day;
	/** When the record, or what came of it, was published. */
	published?: Day;
	summary?: string;
	/** Announced here: what was talked about, how those who took part were chosen, and from which groups. */
	materials?: string;
	selection?: string;
	seats?: { group: string; count: number }[];
	/** Who came, by group, and who signed the record. */
	present?: { group: string; count: number }[];
	signed?: string;
}

/** What the report of a risk assessment says besides, in the order in which it is read. */
export const RISK_REPORT = ['team', 'methods', 'background', 'signed'] as const;

export const RISKS = ['low', 'medium', 'high'] as const;
export type Risk = (typeof RISKS)[number];

/** The five steps: plan, comments, analysis, report, conclusion. Source: the method as it was published. */
export const RISK_STEPS = ['制定方案', '征求意见', '分析预测', '形成报告', '确定意见'] as const;

/** The public part of a risk assessment in five steps. `parent` is the matter. */
export interface RiskAssessmentContent extends Content {
	type: 'risk-assessment';
	body: SubjectId;
	steps: { no: number; name: string; done?: Day; detail?: string }[];
	dimensions: { key: 'legality' | 'rationality' | 'feasibility' | 'controllability'; text: string }[];
	points: { point: string; probability: Risk; impact: Risk; measure: string }[];
	level: Risk;
	/** Who assessed, by which ways (a hearing, a questionnaire), what it is about, and who led and signed. */
	team?: string;
	methods?: string;
	background?: string;
	signed?: string;
	/** What is done if it happens; there unless the level is low. */
	contingency?: string;
	outcome?: 'go' | 'wait' | 'stop';
	conclusion: string;
}
