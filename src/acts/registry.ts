import { create } from './account/create.ts';
import type { Act } from './act.ts';
import { begin as beginAuthenticator } from './authenticator/begin.ts';
import { change as changeBody } from './body/change.ts';
import { confirm as confirmAuthenticator } from './authenticator/confirm.ts';
import { dissolve } from './body/dissolve.ts';
import { form as formBody } from './body/form.ts';
import { reset as resetAuthenticator } from './authenticator/reset.ts';
import { found } from './city/found.ts';
import { appeal as appealComment } from './comment/appeal.ts';
import { decline as declineComment } from './comment/decline.ts';
import { hide as hideComment } from './comment/hide.ts';
import { keep as keepComment } from './comment/keep.ts';
import { lapse as lapseComment } from './comment/lapse.ts';
import { post as postComment } from './comment/post.ts';
import { release as releaseComment } from './comment/release.ts';
import { report as reportComment } from './comment/report.ts';
import { restore as restoreComment } from './comment/restore.ts';
import { uphold as upholdComment } from './comment/uphold.ts';
import { create as createCommunity } from './community/create.ts';
import { enrol } from './device/enrol.ts';
import { forget } from './device/forget.ts';
import { lock } from './device/lock.ts';
import { setPin } from './device/set-pin.ts';
import { unlock } from './device/unlock.ts';
import { publish } from './disclosure/publish.ts';
import { begin } from './follow/begin.ts';
import { end } from './follow/end.ts';
import { importHistory } from './history/import.ts';
import { agree } from './notice/agree.ts';
import { call } from './notice/call.ts';
import { choose } from './notice/choose.ts';
import { claim } from './notice/claim.ts';
import { confirm } from './notice/confirm.ts';
import { look } from './notice/look.ts';
import { make } from './notice/make.ts';
import { read } from './notice/read.ts';
import { sent } from './notice/sent.ts';
import { add as addPasskey } from './passkey/add.ts';
import { add as addPlace } from './place/add.ts';
import { ask as askPasskey } from './passkey/ask.ts';
import { begin as beginPasskey } from './passkey/begin.ts';
import { change as changePlace } from './place/change.ts';
import { remove as removePasskey } from './passkey/remove.ts';
import { signIn as signInByPasskey } from './passkey/sign-in.ts';
import { answer } from './question/answer.ts';
import { ask } from './question/ask.ts';
import { enter } from './question/enter.ts';
import { confirm as confirmSession } from './session/confirm.ts';
import { signIn } from './session/sign-in.ts';
import { signOut } from './session/sign-out.ts';
import { print } from './slip/print.ts';
import { giveBack } from './slip/return.ts';
import { adopt } from './template/adopt.ts';

/** Every act there is, by name. The vocabulary of the record has exactly these (tests/docs/acts.test.ts). */
export const ACTS: ReadonlyMap<string, Act> = new Map(
	[
		beginAuthenticator,
		confirmAuthenticator,
		create,
		changeBody,
		dissolve,
		formBody,
		resetAuthenticator,
		found,
		appealComment,
		declineComment,
		hideComment,
		keepComment,
		lapseComment,
		postComment,
		releaseComment,
		reportComment,
		restoreComment,
		upholdComment,
		createCommunity,
		enrol,
		forget,
		lock,
		setPin,
		unlock,
		publish,
		begin,
		end,
		importHistory,
		agree,
		call,
		choose,
		claim,
		confirm,
		look,
		make,
		read,
		sent,
		addPasskey,
		askPasskey,
		beginPasskey,
		removePasskey,
		signInByPasskey,
		addPlace,
		changePlace,
		answer,
		ask,
		enter,
		confirmSession,
		signIn,
		signOut,
		print,
		giveBack,
		adopt
	].map((act) => [act.name, act as unknown as Act])
);
