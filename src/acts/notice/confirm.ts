import { err, ok } from '#domain/basics/result.ts';
import { act } from '../act.ts';
import { refusal } from '../refusal.ts';
import { MOST_CODE_TRIES } from './choices.ts';
import { ConfirmAddress } from './confirm.input.ts';

/** The code came back from the address: from now on notices may go there. Five wrong ones and it is void. */
export const confirm = act({
	name: 'notice.confirm',
	input: ConfirmAddress,
	may: [{ who: 'signed-in' }],
	refusals: ['notice.code-gone', 'notice.code-wrong'],
	limit: { count: 30, per: 'hour' },
	secret: true,
	async decide(tx, input, caller) {
		if (caller.kind !== 'person') return err(refusal('caller.sign-in-first'));
		const { notices } = tx.records;
		const choice = await notices.choice(caller.person);
		if (!choice?.code || choice.codeUntil <= tx.machineNow || choice.codeTries >= MOST_CODE_TRIES) return err(refusal('notice.code-gone'));
		if (choice.code !== input.code) {
			await notices.putChoice({ ...choice, codeTries: choice.codeTries + 1 });
			return err(refusal('notice.code-wrong', { keep: true, params: { left: MOST_CODE_TRIES - choice.codeTries - 1 }, fields: [{ path: 'code', code: 'wrong' }] }));
		}
		await notices.putChoice({ ...choice, confirmed: true, code: null, codeMail: 'none', codeUntil: 0, codeTries: 0 });
		return ok({ about: caller.person });
	}
});
