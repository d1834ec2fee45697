import type { Shape } from '../shape.ts';
import type { zhCN } from '../zh-CN/index.ts';
import { acts } from './acts.ts';
import { comment } from './comment.ts';
import { administration } from './administration.ts';
import { assisting } from './assisting.ts';
import { common } from './common.ts';
import { community } from './community.ts';
import { dayDesk } from './day-desk.ts';
import { democracyDay } from './democracy-day.ts';
import { disclosure } from './disclosure.ts';
import { draft } from './draft.ts';
import { duties } from './duties.ts';
import { evaluation } from './evaluation.ts';
import { imports } from './imports.ts';
import { inbox } from './inbox.ts';
import { joining } from './joining.ts';
import { map } from './map.ts';
import { matter } from './matter.ts';
import { office } from './office.ts';
import { offices } from './offices.ts';
import { pages } from './pages.ts';
import { papers } from './papers.ts';
import { photo } from './photo.ts';
import { poll } from './poll.ts';
import { adoption, procedure } from './procedure.ts';
import { proposal } from './proposal.ts';
import { question } from './question.ts';
import { record } from './record.ts';
import { refusals } from './refusals.ts';
import { replica } from './replica.ts';
import { roll } from './roll.ts';
import { rights } from './rights.ts';
import { security } from './security.ts';
import { statements } from './statements.ts';
import { texts } from './texts.ts';
import { verification } from './verification.ts';
import { work } from './work.ts';

/** Everything a person reads, in English. */
export const en: Shape<typeof zhCN> = {
	acts,
	administration,
	adoption,
	assisting,
	comment,
	common,
	community,
	dayDesk,
	democracyDay,
	disclosure,
	draft,
	duties,
	evaluation,
	imports,
	inbox,
	joining,
	map,
	matter,
	office,
	offices,
	pages,
	papers,
	photo,
	poll,
	procedure,
	proposal,
	question,
	record,
	refusals,
	replica,
	roll,
	rights,
	security,
	statements,
	texts,
	verification,
	work
};
