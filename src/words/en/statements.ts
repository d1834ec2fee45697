import type { Shape } from '../shape.ts';
import type { statements as zh } from '../zh-CN/statements.ts';

export const statements: Shape<typeof zh> = {
	accessibility: {
		title: 'For everybody',
		parts: {
			p1: { title: 'Making it easier', text: 'At the top of each page is a large edition: big text, wide lines, big buttons. At the foot you can have the page read aloud. Colours can be light or dark.' },
			p2: { title: 'Without a phone', text: 'A paper slip, a call, a word in the office or a liaison who files for you count just as much and get the same number.' },
			p3: { title: 'What we follow', text: 'WCAG 2.2, level AA, and the Chinese design code for older people. Every change is checked by program.' },
			p4: { title: 'What does not work yet', text: 'Shapes on the map are described only in the list beside it. Scanned vouchers have no text. Some old browsers cannot work offline.' },
			p5: { title: 'If it does not work for you', text: 'Call the number at the foot of the page or come to the committee. We note it and mend it by a date.' }
		}
	},
	privacy: {
		title: 'Personal data',
		parts: {
			p1: { title: 'What is kept', text: 'Name, door and registered telephone on the roll; when a phone joined; what you wrote. No identity number, no location.' },
			p2: { title: 'Who sees it', text: 'The public sees a pseudonym. Those who keep the roll see names; every look is noted and you can read it. Whoever runs the server can see it too.' },
			p3: { title: 'For how long', text: 'Unused phones 90 days, slips 365, the private audit 180, deliveries 120; who typed what in a text, 30 days after it was sealed. Then it is removed by itself.' },
			p4: { title: 'What you can do', text: 'Under “My data”: take a copy, erase what you wrote, see who looked. Erasing waits 7 days and can be taken back.' },
			p5: { title: 'What the law keeps', text: 'Check codes of the public record, accounts, answers, the roll. They are not erased on request.' },
			p6: { title: 'To nobody else', text: 'No outside statistics, advertising or maps. Data does not leave this server, except as backups.' },
			p7: { title: 'Whom to ask', text: 'Call the number at the foot of the page. You may also complain to the cyberspace administration.' }
		}
	}
};
