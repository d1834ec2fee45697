import { act } from '../act.ts';
import { HANDLERS } from './handlers.ts';
import { go } from './going.ts';
import { PushMatter } from './push.input.ts';

/**
 * Sends a matter on although something is missing, by the power of an office. It is a breach: who did it, why, and what was missing stand on
 * the matter for ever. A vote that was not held or not won is nobody's to pass over.
 */
export const push = act({
	name: 'matter.push',
	input: PushMatter,
	may: [HANDLERS],
	on: { object: 'matter-step', states: { missing: 'done', ready: 'matter.nothing-missing', closed: 'matter.closed', told: 'matter.told-elsewhere' } },
	refusals: [
		'object.not-found', 'matter.told-elsewhere', 'matter.closed', 'matter.moved-meanwhile', 'matter.no-such-way', 'matter.not-yours', 'matter.reason-missing',
		'matter.nothing-missing', 'matter.not-so-decided', 'matter.before', 'delivery.id-used', 'caller.not-allowed'
	],
	limit: { count: 50, per: 'day' },
	community: (input) => input.community,
	decide: (tx, input, caller) => go(tx, 'pushed', input, caller)
});
