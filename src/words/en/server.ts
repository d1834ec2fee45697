import type { Shape } from '../shape.ts';
import type { server as zh } from '../zh-CN/server.ts';

/** What the server and the command line say to whoever runs them. */
export const server: Shape<typeof zh> = {
	took: (seconds) => `took ${seconds} s`,
	ready: (origin) => `The portal is open: ${origin}`,
	dataLiesIn: (path) => `Data lies in: ${path}`,
	stopping: 'Stopping, after finishing what runs.',
	brokeDown: (code) => `Something unexpected happened and the portal has stopped, number ${code}. The log has the details; it can be started again.`,
	notBuilt: 'The pages have not been built. Please start with npm start, which builds them first.',
	portTaken: (port) => `Port ${port} is taken; the portal may already be running. Please choose another with PORT.`,
	cannotListen: (host, port, problem) => `Cannot listen on ${host}, port ${port} (${problem}). Please check HOST and PORT.`,
	settings: {
		HOST: (value) => `HOST is "${value}" and should be an address of this machine, such as 127.0.0.1 or 0.0.0.0.`,
		PORT: (value) => `PORT is "${value}" and should be a whole number from 0 to 65535.`,
		ORIGIN: (value) => `ORIGIN is "${value}" and should be an address without a path, such as https://yishi.example.`,
		YISHI_DATA: (value) => `YISHI_DATA is "${value}" and should be the path of a folder.`,
		YISHI_CLOCK: (value) => `YISHI_CLOCK is "${value}" and should be a day 2026-12-01, a moment 2026-12-01T09:00:00+08:00, or +3d, +2h, +30m.`,
		YISHI_MAP_STYLE: (value) => `YISHI_MAP_STYLE is "${value}" and should be the address of a map style, such as https://map.example/style.json; if its tiles come from elsewhere, their origins follow after blanks.`,
		YISHI_PROXY: (value) => `YISHI_PROXY is "${value}" and should be the number of proxies, 0 to 9.`,
		YISHI_SMTP_URL: (value) => `YISHI_SMTP_URL is “${value}”. It should be the address of a mail server, such as smtp://name:password@mail.example:587 or smtps://mail.example.`,
		YISHI_MAIL_FROM: (value) => `YISHI_MAIL_FROM is “${value}”. It should be one address to send from, such as yishi@example.org or Yishi <yishi@example.org>.`,
		LOG_LEVEL: (value) => `LOG_LEVEL is "${value}" and should be debug, info, error or silent.`
	},
	mail: {
		half: 'YISHI_SMTP_URL and YISHI_MAIL_FROM belong together: set both or neither.',
		on: (host) => `Mail goes out by ${host}.`,
		unreachable: (host) => `The mail server ${host} cannot be reached now. The portal opens all the same; mail goes out later.`
	},
	folder: {
		none: (path) => `There is no data in ${path} yet. Please run npm run yishi -- init first.`,
		notAFolder: (path) => `${path} is not a folder. Please name one with YISHI_DATA.`,
		noAccess: (path) => `${path} cannot be read and written. Please check the permissions of the folder.`,
		foreign: (path, name) => `${path} holds something else (${name}) and was left alone. Please choose an empty folder.`,
		unreadable: (path) => `folder.json in ${path} cannot be understood. Please take it from a backup.`,
		newer: (path) => `${path} was made by a newer version of this program. Please upgrade the program first.`,
		held: (path) => `${path} is in use by another process. Please stop that one first.`,
		factsMissing: (path) => `${path} has a record but no folder.json. Please take it from a backup.`,
		ledgerMissing: (path) => `The ledger in ${path} is gone. Please restore it from a backup.`,
		ledgerBroken: (file) => `The ledger ${file} is damaged and cannot be opened. Please restore it from a backup.`,
		ledgerNewer: (path) => `The ledger in ${path} is newer than this program and was not opened. Please upgrade the program first.`,
		documentsNewer: (file) => `The texts being written, ${file}, are newer than this program and were not opened. Please upgrade the program first.`,
		documentsBroken: (file) => `The texts being written, ${file}, are damaged and cannot be opened. Please restore them from a backup.`,
		keyMissing: (file) => `The signing key ${file} is gone. Please put it back; the program will not make another.`,
		keyUnreadable: (file) => `The signing key ${file} cannot be understood. Please put the original file back.`,
		keyOfAnother: (path) => `The key in ${path} is not the one that signed this record. Please put the original key back.`,
		clockInRealFolder: (path) => `${path} is a real data folder: its clock cannot be set with YISHI_CLOCK.`,
		clockBackwards: (last) => `The clock cannot be set back. This folder has entries up to ${last}.`,
		migrating: 'Backing up the older ledger and upgrading it',
		migrated: (path) => `The ledger has been upgraded. As it was before, it is kept here: ${path}`
	},
	demo: {
		importing: 'First start: loading the invented demo city',
		signingIn: 'Preparing sign-ins and joining codes for the demo',
		failed: (code) => `The demo city could not be loaded (${code}).`,
		accounts: 'Demo sign-ins, name, password, body (good in this data folder only):',
		slips: 'Demo joining codes:',
		noneHere: 'There are no demo sign-ins here.'
	},
	answers: {
		starting: 'The portal is starting. Please try again in a few seconds.',
		stopping: 'The portal is restarting. Please try again in a minute.',
		method: 'This address can only be read or posted to.',
		lengthRequired: 'The request did not say how long it is and was not taken.',
		tooLarge: 'This is too large and was not taken. Please send it in parts.',
		badAddress: 'This address cannot be read. Please check how it is written.',
		number: (code) => `Code ${code}: you can read it out on the telephone.`,
		notFound: 'What you asked for was not found.',
		broken: (code) => `Something unexpected happened and this was not done. On the telephone, please give the number ${code}.`
	},
	cli: {
		unknownVerb: (verb) => `There is no command "${verb}".`,
		usage: 'Usage: npm run yishi -- command [options]',
		verbs: {
			init: { usage: 'init', does: 'make an empty real data folder with its first administrator' },
			import: { usage: 'import FILE', does: 'take over history from elsewhere into an empty data folder' },
			'import-map': { usage: 'import-map FILE [--partly]', does: 'take over map boundaries (GeoJSON); --partly when they do not cover everything' },
			account: { usage: 'account NAME --community CODE --person PERSON', does: 'give a person on the roll a sign-in' },
			'reset-factor': { usage: 'reset-factor NAME', does: 'phone and recovery codes are lost: reset the second factor of a sign-in' },
			backup: { usage: 'backup [FOLDER] [--with-keys]', does: 'back up, also while the portal runs' },
			restore: { usage: 'restore BACKUP --into FOLDER [--key FILE]', does: 'restore a backup into an empty folder and check it' },
			doctor: { usage: 'doctor', does: 'examine the data folder and name what is wrong' },
			verify: { usage: 'verify URL|FILE', does: 'check that the record was not changed' },
			'sign-ins': { usage: 'sign-ins', does: 'list the demo sign-ins again' },
			help: { usage: 'help', does: 'list these commands' }
		},
		missing: (names) => `Missing: ${names}.`,
		seeHelp: 'npm run yishi -- help lists all commands.',
		wrongOption: (option, value) => `${option} is "${value}" and not in the right form.`,
		more: (count) => `  and ${count} more`,
		unknownOption: (option) => `There is no option ${option}.`,
		refused: (sentence) => `Not done: ${sentence}`,
		field: (path, sentence) => `  ${path}: ${sentence}`,
		init: {
			notEmpty: (path) => `${path} has data already and was left alone.`,
			city: 'Name of the city or county: ',
			cityCode: 'Its code (2 to 12 capital letters or digits, such as QH): ',
			community: 'Name of the first community: ',
			communityCode: 'Its code (such as LW): ',
			name: "The administrator's name: ",
			signIn: "The administrator's sign-in name: ",
			wrong: 'That is not in the right form. Please write it again.',
			centre: (city) => `${city} service centre`,
			done: (path) => `Made: ${path}`,
			password: (name, password) => `name ${name}  password ${password}`,
			once: 'The password is shown this once. Please write it down now.'
		},
		import: {
			noFile: (path) => `The file ${path} cannot be read.`,
			notJson: (path) => `${path} is not a JSON file.`,
			working: 'Checking and importing',
			done: (contents, people, held) => `Imported: ${contents} contents, ${people} people, ${held} not yet shown.`,
		},
		importMap: {
			working: 'Checking and importing the map',
			done: (added, changed, same) => `Map imported: ${added} added, ${changed} changed, ${same} as before.`,
			notes: 'Accepted, but good to know:'
		},
		account: {
			nobody: (person, community) => `Nobody named ${person} is on the roll of ${community}.`,
			several: (person, community) => `Several people named ${person} are on the roll of ${community}.`
		},
		resetFactor: {
			nobody: (name) => `There is no sign-in ${name}.`,
			done: (name) => `The second factor of ${name} has been reset. They set up a new one when they next sign in.`
		},
		backup: {
			exists: (path) => `${path} exists already and was not overwritten.`,
			working: 'Backing up',
			done: (path) => `The backup is in: ${path}`,
			withKeys: 'The backup holds the signing key. Please keep it safe.',
			withoutKeys: 'The backup does not hold the signing key. Restoring needs it: please keep a copy of keys/log.key elsewhere.'
		},
		restore: {
			notABackup: (path) => `${path} is not a complete backup.`,
			newer: (path) => `${path} was made by a newer version of this program. Please upgrade the program first.`,
			changed: (name) => `${name} in the backup is not as its manifest says. Nothing was restored.`,
			notEmpty: (path) => `${path} is not an empty folder and was left alone.`,
			working: 'Restoring and checking',
			broken: (problem) => `The ledger in the backup is damaged (${problem}). Nothing was restored.`,
			documentsBroken: (problem) => `The texts being written in the backup are damaged (${problem}). Nothing was restored.`,
			notVerified: 'The record in the backup could not be verified. Nothing was restored.',
			keyOfAnother: 'The key given is not the one that signed this record. Nothing was restored.',
			done: (path) => `Restored into: ${path}`,
			keyNeeded: (file) => `Before starting, please put the signing key into ${file}.`
		},
		doctor: {
			facts: (kind, instance) => `data folder: ${kind}, ${instance}`,
			lockFree: 'no process is using this folder',
			lockHeld: 'the portal is using this folder',
			key: 'the signing key is there, and only its owner can read it',
			keyOpen: (file) => `others can read the signing key ${file}: please let only its owner read it (chmod 600)`,
			keyMissing: (file) => `the signing key ${file} is gone or cannot be understood`,
			file: 'the ledger file is sound',
			fileBroken: (problem) => `the ledger file is damaged: ${problem}`,
			pragmas: (mode) => `it is read and written the right way (${mode}, FULL)`,
			pragmasWrong: (problem) => `it is not read and written the right way: ${problem}`,
			migrations: (applied) => `the ledger has the newest form (${applied})`,
			migrationsOld: (applied, known) => `the ledger has an older form (${applied}, should be ${known}): the next start upgrades it`,
			migrationsNew: (applied, known) => `the ledger is newer than this program (${applied}, it knows ${known})`,
			verifying: 'Verifying the whole record',
			log: (community, size) => `${community}: ${size} entries verified`,
			logWrong: (community) => `${community}: not verified`,
			documents: (count) => `the texts being written are sound (${count})`,
			documentsBroken: (problem) => `the texts being written are damaged: ${problem}`,
			documentsUnreadable: (count) => `${count} of the texts being written cannot be read`,
			healthy: 'All is well.',
			ill: (count) => `${count} thing(s) are wrong.`
		}
	}
};
