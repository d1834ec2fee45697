import { redirect } from '@sveltejs/kit';
import { safeParse } from 'valibot';
import { EnrolDevice } from '#acts/device/enrol.input.ts';
import { fieldProblems } from '#acts/input.ts';
import type { RefusalCode } from '#acts/refusal.ts';
import { addressOf } from '#acts/slip/guessing.ts';
import { lookAtSlip } from '#acts/slip/look.ts';
import { groupedSlipCode, plainSlipCode } from '#domain/community/slip-code.ts';
import { backOf, withBack } from '../back.ts';
import { refusedForm, textsOf, wrongFields } from '../form-act.ts';
import type { Actions, PageServerLoad } from './$types';

/** What a scanned code can be refused for; the code itself is not carried along. */
const PROBLEMS: readonly RefusalCode[] = ['slip.unknown', 'slip.used', 'slip.expired', 'slip.replaced', 'slip.returned', 'rate.too-many'];

export const load: PageServerLoad = ({ url, locals }) => {
	const problem = PROBLEMS.find((code) => code === url.searchParams.get('problem'));
	return {
		back: backOf(url.searchParams.get('back')),
		returned: url.searchParams.has('returned'),
		joined: locals.caller.kind === 'person' && locals.caller.through === 'device',
		problem: problem && { code: problem }
	};
};

export const actions: Actions = {
	/** Looks at the typed code; the slip is not used yet. */
	default: async ({ request, locals }) => {
		const { code = '', back } = await textsOf(request);
		const typed = { code: code.slice(0, 40), found: String(Math.min(plainSlipCode(code.slice(0, 200)).length, 100)) };
		const read = safeParse(EnrolDevice, { code });
		if (!read.success) return wrongFields('device.enrol', fieldProblems(read.issues), typed);
		const door = await lookAtSlip(locals.portal, read.output.code, addressOf(locals.caller));
		if (!door.ok) return refusedForm('device.enrol', door.error, typed);
		redirect(303, withBack(`/join/${groupedSlipCode(read.output.code)}`, backOf(back)));
	}
};
