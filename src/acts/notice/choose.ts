import { parseMinute } from '#domain/community/quiet-hours.ts';
import { err, ok } from '#domain/basics/result.ts';
import { act } from '../act.ts';
import { refusal } from '../refusal.ts';
import { choiceOfNobody, CODE_MS } from './choices.ts';
import { ChooseNotices } from './choose.input.ts';

/**
 * How somebody wants to be told besides the inbox: by mail, by telephone, at which hours not. A new address gets nothing but a code until
 * the code comes back: nobody can have the portal write to a stranger.
 */
export const choose = act({
	name: 'notice.choose',
	input: ChooseNotices,
	may: [{ who: 'signed-in' }],
	refusals: ['notice.no-mail', 'notice.no-telephone'],
	limit: { count: 20, per: 'day' },
	// The address is in its place and needs no second one in the book of deliveries.
	secret: true,
	async prepare(office, input) {
		return input.email !== undefined && !office.mail ? err(refusal('notice.no-mail', { fields: [{ path: 'email', code: 'wrong' }] })) : ok(undefined);
	},
	async decide(tx, input, caller) {
		if (caller.kind !== 'person') return err(refusal('caller.sign-in-first'));
		const { communities, notices } = tx.records;
		const before = (await notices.choice(caller.person)) ?? choiceOfNobody(caller.person, caller.community);
		if (input.telephone && !(await communities.person(caller.person))?.phone) return err(refusal('notice.no-telephone', { fields: [{ path: 'telephone', code: 'wrong' }] }));
		const email = input.email ?? null;
		const same = email !== null && email === before.email;
		const confirmed = same && before.confirmed;
		const wantsCode = email !== null && !confirmed;
		await notices.putChoice({
			...before, community: caller.community, lang: input.lang, email, confirmed,
			code: wantsCode ? String(tx.random(4).reduce((sum, byte) => (sum * 256 + byte) % 1_000_000, 0)).padStart(6, '0') : null,
			codeMail: wantsCode ? 'waits' : 'none', codeUntil: wantsCode ? tx.machineNow + CODE_MS : 0, codeTries: 0,
			quietFrom: parseMinute(input.quietFrom)!, quietUntil: parseMinute(input.quietUntil)!, telephone: input.telephone,
			...(input.telephone === before.telephone ? {} : { agreedAt: input.telephone ? tx.now : null, agreedHow: null })
		});
		return ok({ code: wantsCode ? 1 : 0, about: caller.person });
	}
});
