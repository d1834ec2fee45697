import { create } from './account/create.ts';
import type { Act } from './act.ts';
import { end as endAssignment } from './assignment/end.ts';
import { give as giveAssignment } from './assignment/give.ts';
import { begin as beginAuthenticator } from './authenticator/begin.ts';
import { confirm as confirmAuthenticator } from './authenticator/confirm.ts';
import { reset as resetAuthenticator } from './authenticator/reset.ts';
import { cast } from './ballot/cast.ts';
import { enterBallot } from './ballot/enter.ts';
import { entrust } from './ballot/entrust.ts';
import { takeBack } from './ballot/take-back.ts';
import { photograph } from './board/photograph.ts';
import { putUp } from './board/put-up.ts';
import { change as changeBody } from './body/change.ts';
import { dissolve } from './body/dissolve.ts';
import { form as formBody } from './body/form.ts';
import { found } from './city/found.ts';
import { appeal as appealComment } from './comment/appeal.ts';
import { decline as declineComment } from './comment/decline.ts';
import { enter as enterComment } from './comment/enter.ts';
import { hide as hideComment } from './comment/hide.ts';
import { keep as keepComment } from './comment/keep.ts';
import { lapse as lapseComment } from './comment/lapse.ts';
import { post as postComment } from './comment/post.ts';
import { release as releaseComment } from './comment/release.ts';
import { report as reportComment } from './comment/report.ts';
import { restore as restoreComment } from './comment/restore.ts';
import { uphold as upholdComment } from './comment/uphold.ts';
import { complete } from './commitment/complete.ts';
import { inspect } from './commitment/inspect.ts';
import { moveDate } from './commitment/move-date.ts';
import { progress } from './commitment/progress.ts';
import { take } from './commitment/take.ts';
import { create as createCommunity } from './community/create.ts';
import { end as endDelegation } from './delegation/end.ts';
import { give as giveDelegation } from './delegation/give.ts';
import { announceDay } from './democracy-day/announce.ts';
import { archiveDay } from './democracy-day/archive.ts';
import { attendDay } from './democracy-day/attend.ts';
import { callOffDay } from './democracy-day/call-off.ts';
import { changeDay } from './democracy-day/change.ts';
import { countDay } from './democracy-day/count.ts';
import { writeMinutes } from './democracy-day/minutes.ts';
import { noteDay } from './democracy-day/note.ts';
import { signMinutes } from './democracy-day/sign.ts';
import { enrol } from './device/enrol.ts';
import { forget } from './device/forget.ts';
import { lock } from './device/lock.ts';
import { setPin } from './device/set-pin.ts';
import { unlock } from './device/unlock.ts';
import { publish } from './disclosure/publish.ts';
import { beginDocument } from './document/begin.ts';
import { dropDocument } from './document/drop.ts';
import { listSuggestions } from './document/list.ts';
import { recoverDocument } from './document/recover.ts';
import { sealDocument } from './document/seal.ts';
import { appeal } from './electorate/appeal.ts';
import { decideAppeal } from './electorate/decide.ts';
import { freeze } from './electorate/freeze.ts';
import { closeEvaluation } from './evaluation/close.ts';
import { openEvaluation } from './evaluation/open.ts';
import { rate } from './evaluation/rate.ts';
import { begin } from './follow/begin.ts';
import { end } from './follow/end.ts';
import { carryOut } from './erasure/carry-out.ts';
import { request as requestErasure } from './erasure/request.ts';
import { withdraw as withdrawErasure } from './erasure/withdraw.ts';
import { announceHearing } from './hearing/announce.ts';
import { holdHearing } from './hearing/hold.ts';
import { importHistory } from './history/import.ts';
import { importMap } from './map/import.ts';
import { answerReport } from './matter/answer.ts';
import { lay as layPaper } from './matter/lay.ts';
import { move as moveMatter } from './matter/move.ts';
import { open as openMatter } from './matter/open.ts';
import { push as pushMatter } from './matter/push.ts';
import { report as reportMatter } from './matter/report.ts';
import { study as studyMatter } from './matter/study.ts';
import { agree } from './notice/agree.ts';
import { call } from './notice/call.ts';
import { choose } from './notice/choose.ts';
import { claim } from './notice/claim.ts';
import { confirm } from './notice/confirm.ts';
import { look } from './notice/look.ts';
import { make } from './notice/make.ts';
import { read } from './notice/read.ts';
import { sent } from './notice/sent.ts';
import { appoint } from './observer/appoint.ts';
import { report as reportObservation } from './observer/report.ts';
import { declare } from './office/declare.ts';
import { end as endOffice } from './office/end.ts';
import { grant } from './office/grant.ts';
import { lapse as lapseOffices } from './office/lapse.ts';
import { publishOpinion } from './opinion/publish.ts';
import { settle as settleOpinion } from './opinion/settle.ts';
import { add as addPasskey } from './passkey/add.ts';
import { ask as askPasskey } from './passkey/ask.ts';
import { begin as beginPasskey } from './passkey/begin.ts';
import { remove as removePasskey } from './passkey/remove.ts';
import { signIn as signInByPasskey } from './passkey/sign-in.ts';
import { add as addPlace } from './place/add.ts';
import { change as changePlace } from './place/change.ts';
import { record as recordDuty } from './duty/record.ts';
import { withdraw as withdrawDuty } from './duty/withdraw.ts';
import { give as giveDutyReport } from './duty-report/give.ts';
import { make as makePledge } from './pledge/make.ts';
import { mark } from './pledge/mark.ts';
import { review } from './pledge/review.ts';
import { adoptProcedure } from './procedure/adopt.ts';
import { draft as draftProcedure } from './procedure/draft.ts';
import { fileProcedure } from './procedure/file.ts';
import { endorse as endorseProposal } from './proposal/endorse.ts';
import { raise as raiseProposal } from './proposal/raise.ts';
import { withdraw as withdrawProposal } from './proposal/withdraw.ts';
import { attend } from './poll/attend.ts';
import { close } from './poll/close.ts';
import { count } from './poll/count.ts';
import { lay as layPoll } from './poll/lay.ts';
import { open as openPoll } from './poll/open.ts';
import { recuse } from './poll/recuse.ts';
import { secondRound } from './poll/second-round.ts';
import { answer } from './question/answer.ts';
import { ask } from './question/ask.ts';
import { enter } from './question/enter.ts';
import { rateAnswer } from './question/rate.ts';
import { announce } from './reception/announce.ts';
import { cancel } from './reception/cancel.ts';
import { report as reportReception } from './reception/report.ts';
import { apply } from './registration/apply.ts';
import { decideRegistration } from './registration/decide.ts';
import { recordResolution } from './resolution/record.ts';
import { rescind } from './resolution/rescind.ts';
import { publishRisk } from './risk/publish.ts';
import { applyRoll } from './roll/apply.ts';
import { cancel as cancelRoll } from './roll/cancel.ts';
import { continueRoll } from './roll/continue.ts';
import { endFact } from './roll/end.ts';
import { expire } from './roll/expire.ts';
import { lookAtRoll } from './roll/look.ts';
import { map } from './roll/map.ts';
import { mend } from './roll/mend.ts';
import { recordFact } from './roll/record.ts';
import { undo } from './roll/undo.ts';
import { upload } from './roll/upload.ts';
import { adoptRules } from './rules/adopt.ts';
import { draftRules } from './rules/draft.ts';
import { fileRules } from './rules/file.ts';
import { add as addPerson } from './person/add.ts';
import { correct as correctPerson } from './person/correct.ts';
import { attribute } from './person/attribute.ts';
import { exportOwn } from './person/export.ts';
import { leave as leavePerson } from './person/leave.ts';
import { look as lookAtPersons } from './person/look.ts';
import { merge } from './person/merge.ts';
import { run as runRetention } from './retention/run.ts';
import { confirm as confirmSession } from './session/confirm.ts';
import { signIn } from './session/sign-in.ts';
import { signOut } from './session/sign-out.ts';
import { print } from './slip/print.ts';
import { giveBack } from './slip/return.ts';
import { decideSuggestion } from './suggestion/decide.ts';
import { makeSuggestion } from './suggestion/make.ts';
import { withdrawSuggestion } from './suggestion/withdraw.ts';
import { adopt } from './template/adopt.ts';
import { decline as declineTopic } from './topic/decline.ts';
import { raise as raiseTopic } from './topic/raise.ts';

/** Every act there is, by name. The vocabulary of the record has exactly these (tests/docs/acts.test.ts). */
export const ACTS: ReadonlyMap<string, Act> = new Map(
	[
		create,
		endAssignment,
		giveAssignment,
		beginAuthenticator,
		confirmAuthenticator,
		resetAuthenticator,
		cast,
		enterBallot,
		rateAnswer,
		entrust,
		takeBack,
		photograph,
		putUp,
		changeBody,
		dissolve,
		formBody,
		found,
		appealComment,
		declineComment,
		enterComment,
		hideComment,
		keepComment,
		lapseComment,
		postComment,
		releaseComment,
		reportComment,
		restoreComment,
		upholdComment,
		createCommunity,
		endDelegation,
		giveDelegation,
		enrol,
		forget,
		lock,
		setPin,
		unlock,
		publish,
		appeal,
		decideAppeal,
		freeze,
		closeEvaluation,
		openEvaluation,
		rate,
		begin,
		end,
		carryOut,
		requestErasure,
		withdrawErasure,
		importHistory,
		importMap,
		agree,
		call,
		choose,
		claim,
		confirm,
		look,
		make,
		read,
		sent,
		appoint,
		reportObservation,
		declare,
		endOffice,
		grant,
		lapseOffices,
		addPasskey,
		askPasskey,
		beginPasskey,
		removePasskey,
		signInByPasskey,
		addPlace,
		changePlace,
		recordDuty,
		withdrawDuty,
		giveDutyReport,
		makePledge,
		mark,
		review,
		addPerson,
		correctPerson,
		attend,
		close,
		count,
		answerReport,
		layPoll,
		openPoll,
		recuse,
		secondRound,
		attribute,
		exportOwn,
		leavePerson,
		lookAtPersons,
		merge,
		answer,
		ask,
		enter,
		announce,
		cancel,
		reportReception,
		apply,
		decideRegistration,
		applyRoll,
		cancelRoll,
		continueRoll,
		endFact,
		expire,
		lookAtRoll,
		map,
		mend,
		recordFact,
		undo,
		upload,
		runRetention,
		confirmSession,
		signIn,
		signOut,
		print,
		giveBack,
		openMatter,
		layPaper,
		moveMatter,
		pushMatter,
		raiseProposal,
		endorseProposal,
		withdrawProposal,
		studyMatter,
		reportMatter,
		announceDay,
		archiveDay,
		attendDay,
		callOffDay,
		changeDay,
		countDay,
		writeMinutes,
		noteDay,
		signMinutes,
		declineTopic,
		raiseTopic,
		complete,
		inspect,
		moveDate,
		progress,
		take,
		recordResolution,
		rescind,
		publishOpinion,
		settleOpinion,
		publishRisk,
		announceHearing,
		holdHearing,
		draftProcedure,
		adoptProcedure,
		fileProcedure,
		draftRules,
		adoptRules,
		fileRules,
		adopt,
		beginDocument,
		dropDocument,
		listSuggestions,
		recoverDocument,
		sealDocument,
		decideSuggestion,
		makeSuggestion,
		withdrawSuggestion
	].map((act) => [act.name, act as unknown as Act])
);
