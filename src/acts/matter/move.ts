import { act } from '../act.ts';
import { HANDLERS } from './handlers.ts';
import { go } from './going.ts';
import { MoveMatter } from './move.input.ts';

/** Sends a matter on, or back. Nothing goes on without what its stage asks for, whoever sends it. */
export const move = act({
	name: 'matter.move',
	input: MoveMatter,
	may: [HANDLERS],
	on: { object: 'matter', states: { going: 'done', closed: 'matter.closed', told: 'matter.told-elsewhere' } },
	refusals: [
		'object.not-found', 'matter.told-elsewhere', 'matter.closed', 'matter.moved-meanwhile', 'matter.no-such-way', 'matter.not-yours', 'matter.reason-missing', 'matter.missing',
		'matter.not-so-decided', 'matter.before', 'delivery.id-used', 'caller.not-allowed'
	],
	limit: { count: 500, per: 'day' },
	community: (input) => input.community,
	decide: (tx, input, caller) => go(tx, 'moved', input, caller)
});
