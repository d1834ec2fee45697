import type { CommunityTemplateContent, TemplateItem } from './template.ts';

/*
 * The templates that come with the portal, one for each shape. Bodies and frequencies that a law names say so; everything else is a starting point,
 * to be adopted, changed and adopted again by a city or a town.
 */

/** A template as it comes with the portal, before a city adopts it. */
export type ShippedTemplate = Pick<CommunityTemplateContent, 'name' | 'topology' | 'unit' | 'provenance' | 'items' | 'rules'> & { key: string };

const one = (position: string) => ({ position, count: 1 });

const centre: TemplateItem = {
	key: 'centre', kind: 'service_centre', name: '{name}服务中心', on: 'community', duties: [], seats: [one('director'), one('clerk')]
};
const party = (name: string): TemplateItem => ({
	key: 'party', kind: 'party_organisation', name, on: 'community', duties: [], seats: [one('secretary')]
});
const council = (name: string): TemplateItem => ({
	key: 'council', kind: 'residents_council', name, on: 'community', duties: [], seats: [one('convener')]
});

const ONE_COMMITTEE: ShippedTemplate = {
	key: 'one-committee',
	name: '一个社区一个居委会',
	topology: 'unified_committee',
	unit: 'natural_village',
	provenance:
		'形态依据诸城“撤村建社区”的公开报道：选一个社区（村）居民委员会，原各村集体资产留在经济联合社。每月逐笔公布收支依据《山东省村务公开条例》§12；每季度公布村务依据村民委员会组织法(2025修正)§35；代表会议每季度一次依据§30；每年评议依据§38。职位数是本站的起点，不是规定。',
	items: [
		party('{name}党委'),
		{
			key: 'committee', kind: 'self_governance_committee', name: '{name}（村）居民委员会', on: 'community', law: 'village',
			duties: [{ duty: 'finance_account', every: 'month' }, { duty: 'affairs_disclosure', every: 'quarter' }, { duty: 'appraisal', every: 'year' }],
			seats: [one('director'), { position: 'member', count: 6 }, one('accountant')]
		},
		{ key: 'oversight', kind: 'oversight_committee', name: '{name}居务监督委员会', on: 'community', law: 'village', duties: [], seats: [one('chair'), { position: 'member', count: 4 }] },
		{
			key: 'representatives', kind: 'representatives_meeting', name: '{name}村（居）民代表会议', on: 'community', law: 'village',
			duties: [{ duty: 'representatives_meeting', every: 'quarter' }], seats: []
		},
		centre,
		{ key: 'collective', kind: 'collective_economic_organisation', name: '{name}经济联合社', on: 'each-unit', duties: [], seats: [one('chair')] }
	],
	rules: {}
};

const VILLAGES: ShippedTemplate = {
	key: 'villages',
	name: '一个中心带几个村（1+X）',
	topology: 'one_centre_many_committees',
	unit: 'village',
	provenance:
		'形态依据莱西“一个服务中心带几个村委会”的公开报道；各村保留自己的法定决策权，是本站依据村民委员会组织法(2025修正)作的理解。每月逐笔公布收支依据《山东省村务公开条例》§12；每季度公布村务依据§35；代表会议每季度一次依据§30；每年评议依据§38。职位数是本站的起点，不是规定。',
	items: [
		party('{name}党总支'),
		centre,
		council('{name}民主互动议事会'),
		{
			key: 'committee', kind: 'self_governance_committee', name: '{name}村民委员会', on: 'each-unit', law: 'village',
			duties: [{ duty: 'finance_account', every: 'month' }, { duty: 'affairs_disclosure', every: 'quarter' }, { duty: 'appraisal', every: 'year' }],
			seats: [one('director'), { position: 'member', count: 2 }, one('accountant')]
		},
		{ key: 'oversight', kind: 'oversight_committee', name: '{name}村务监督委员会', on: 'each-unit', law: 'village', duties: [], seats: [one('chair'), { position: 'member', count: 2 }] },
		{
			key: 'representatives', kind: 'representatives_meeting', name: '{name}村民代表会议', on: 'each-unit', law: 'village',
			duties: [{ duty: 'representatives_meeting', every: 'quarter' }], seats: []
		},
		{ key: 'collective', kind: 'collective_economic_organisation', name: '{name}经济合作社', on: 'each-unit', duties: [], seats: [one('chair')] }
	],
	rules: {}
};

const RESIDENTS_COMMITTEES: ShippedTemplate = {
	key: 'residents-committees',
	name: '一个中心带几个居委会',
	topology: 'many_committees_one_centre',
	unit: 'residential_compound',
	provenance:
		'形态依据贵阳“一社多居、居政分离”的公开报道。居民代表会议每半年一次依据城市居民委员会组织法(2025修订)§28；每年评议并公布结果依据§37；居务公开法律只说“及时”，没有次数，所以这里不设定期公布，由各社区自己约定。职位数是本站的起点，不是规定。',
	items: [
		party('{name}党委'),
		{ ...centre, duties: [{ duty: 'finance_account', every: 'quarter' }] },
		council('{name}居民议事会'),
		{
			key: 'committee', kind: 'self_governance_committee', name: '{name}居民委员会', on: 'each-unit', law: 'urban',
			duties: [{ duty: 'appraisal', every: 'year' }], seats: [one('director'), { position: 'member', count: 4 }]
		},
		{ key: 'oversight', kind: 'oversight_committee', name: '{name}居务监督委员会', on: 'each-unit', law: 'urban', duties: [], seats: [one('chair'), { position: 'member', count: 2 }] },
		{
			key: 'representatives', kind: 'representatives_meeting', name: '{name}居民代表会议', on: 'each-unit', law: 'urban',
			duties: [{ duty: 'representatives_meeting', every: 'half' }], seats: []
		},
		{ key: 'owners', kind: 'owners_assembly', name: '{name}业主大会', on: 'each-unit', duties: [], seats: [] }
	],
	rules: {}
};

/** One for each of the three shapes. */
export const SHIPPED_TEMPLATES: readonly ShippedTemplate[] = [ONE_COMMITTEE, VILLAGES, RESIDENTS_COMMITTEES];
