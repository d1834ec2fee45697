import { expect, test } from 'vitest';
import { Refused } from '#acts/refused.ts';
import { createHashing } from '#server/hashing.ts';
import { openTown } from '#tests/support/town.ts';

test('a password is kept as argon2id with 19 MiB, two passes, one lane, and is known again', async () => {
	const hashing = createHashing();
	const hashed = await hashing.hash('柳湾的密码-2026');
	expect(hashed).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
	expect(await hashing.verify(hashed, '柳湾的密码-2026')).toBe(true);
	expect(await hashing.verify(hashed, '柳湾的密码-2027')).toBe(false);
});

test('whoever comes when too many wait is refused at once, and all others get their turn', async () => {
	const hashing = createHashing({ atOnce: 2, mostWaiting: 3 });
	const asked = Array.from({ length: 8 }, () => hashing.hash('x'.repeat(12)));
	const ends = await Promise.allSettled(asked);
	expect(ends.map(({ status }) => status)).toEqual([...Array<string>(5).fill('fulfilled'), ...Array<string>(3).fill('rejected')]);
	for (const end of ends.slice(5)) expect((end as PromiseRejectedResult).reason).toBeInstanceOf(Refused);
	await expect(hashing.hash('again')).resolves.toMatch(/^\$argon2id/);
});

test('a failed hashing gives its place on', async () => {
	const hashing = createHashing({ atOnce: 1, mostWaiting: 5 });
	const [bad, good] = await Promise.allSettled([hashing.verify('not a hash', 'x'), hashing.hash('y')]);
	expect([bad!.status, good!.status]).toEqual(['rejected', 'fulfilled']);
});

test('twenty strangers try passwords at once: some are told to come back later, the office goes on', async () => {
	const town = await openTown({ hashing: createHashing({ atOnce: 2, mostWaiting: 4 }) });
	try {
		const tries = await Promise.all(Array.from({ length: 20 }, (_, n) =>
			town.portal.perform('session.sign-in', { name: `nobody${n}`, password: 'wrong-password' }, town.guest(`203.0.113.${n}`))
		));
		const codes = tries.map((performed) => (performed.ok ? 'in' : performed.error.code));
		expect(new Set(codes)).toEqual(new Set(['sign-in.wrong', 'rate.too-many']));
		expect(codes.filter((code) => code === 'sign-in.wrong')).toHaveLength(6);
	} finally {
		await town.close();
	}
});
