import { create } from './account/create.ts';
import type { Act } from './act.ts';
import { found } from './city/found.ts';
import { enrol } from './device/enrol.ts';
import { forget } from './device/forget.ts';
import { lock } from './device/lock.ts';
import { setPin } from './device/set-pin.ts';
import { unlock } from './device/unlock.ts';
import { publish } from './disclosure/publish.ts';
import { importHistory } from './history/import.ts';
import { answer } from './question/answer.ts';
import { ask } from './question/ask.ts';
import { enter } from './question/enter.ts';
import { signIn } from './session/sign-in.ts';
import { signOut } from './session/sign-out.ts';
import { print } from './slip/print.ts';
import { giveBack } from './slip/return.ts';

/** Every act there is, by name. The vocabulary of the record has exactly these (tests/docs/acts.test.ts). */
export const ACTS: ReadonlyMap<string, Act> = new Map(
	[
		create,
		found,
		enrol,
		forget,
		lock,
		setPin,
		unlock,
		publish,
		importHistory,
		answer,
		ask,
		enter,
		signIn,
		signOut,
		print,
		giveBack
	].map((act) => [act.name, act as unknown as Act])
);
