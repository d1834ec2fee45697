import type { Shape } from '../shape.ts';
import type { verifyCommand as zh } from '../zh-CN/verify-command.ts';

export const verifyCommand: Shape<typeof zh> = {
	usage: () =>
		[
			'Usage: npm run yishi -- verify URL|FILE [--community CODE] [--key VKEY] [--seen FOLDER] [--json]',
			'URL: the portal, or the address of one community. FILE: ledger.db, or a .jsonl downloaded from “Public record”.',
			'VKEY: the line printed on slips and boards; without it the one noted before, else the one the source gives.',
			'Exit code: 0 verified, 1 does not verify, 2 could not be checked.'
		].join('\n'),
	reading: (p) => `Checking ${p.origin}: ${p.done} of ${p.size} lines`,
	log: (p) => `${p.community} (${p.origin}): ${p.size} lines, ${p.seconds} s`,
	seenBefore: (p) => `It agrees with the ${p.size} lines seen on ${p.at}.`,
	kept: (p) => `The checkpoint up to line ${p.size} was noted in ${p.file}`,
	evidence: (p) => `The checkpoint seen before, signed with the same key, is in ${p.file}. That is the evidence: keep it.`,
	noSource: (p) => `There is no such file, and it is no URL: ${p.source}`,
	notOurs: (p) => `This is not a record: ${p.source}`,
	damaged: (p) => `The ledger is damaged and cannot be read: ${p.source}`,
	network: (p) => `${p.url} could not be fetched: ${p.problem}`,
	noCommunity: (p) => `There is no community ${p.community}`,
	badKey: () => 'This is not a key. A key is one line like yishi-1a2b3c4d/LW+0123abcd+AQ…',
	badSeen: (p) => `What was noted before cannot be read. Please keep it under another name and try again: ${p.file}`,
	nothing: () => 'There is no record in it.',
	whole: {
		verified: (p) => `Verified. Records: ${p.logs}.`,
		'not-verified': (p) => `Does not verify. Records: ${p.logs}; with faults: ${p.wrong}.`,
		'could-not-check': () => 'Could not be checked.'
	}
};
