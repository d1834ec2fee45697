import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Caller } from '#acts/act.ts';
import type { Portal } from '#acts/portal.ts';
import { makeSmallLedger, openSmallPortal, randomSubject, type SmallLedger } from '#tests/support/small-ledger.ts';

/** A portal on a disk of its own that can be filled, made larger, and made read-only while it is open. Root on Linux only. */
export interface SmallDisk {
	small: SmallLedger;
	portal: Portal;
	/** A resident asks; the refusal code, or 'done'. */
	ask(): Promise<string>;
	/** Everything acknowledged so far. */
	given: Set<string>;
	/** Takes all space that is left. */
	fill(): void;
	/** Gives the space back, as an administrator would who deletes what is not needed. */
	clear(): void;
	/** The kernel turns the file system read-only, as after an error of the disk. */
	failToReadOnly(): void;
	close(): Promise<void>;
}

/** Makes the disk (ext4 in a loop-mounted file), a small ledger on it, and opens the portal. */
export async function smallDisk(): Promise<SmallDisk> {
	const folder = mkdtempSync('/dev/shm/yishi-disk-');
	const image = join(folder, 'image');
	const m = join(folder, 'm');
	execFileSync('truncate', ['-s', '24M', image]);
	execFileSync('mkfs.ext4', ['-qF', '-m', '0', image], { stdio: 'ignore' });
	mkdirSync(m);
	execFileSync('mount', ['-o', 'loop,errors=remount-ro', image, m]);
	const device = execFileSync('findmnt', ['-no', 'SOURCE', m], { encoding: 'utf8' }).trim().replace('/dev/', '');
	const made = mkdtempSync(join(tmpdir(), 'yishi-disk-'));
	const small = await makeSmallLedger(made, 1);
	copyFileSync(small.file, join(m, 'ledger.db'));
	rmSync(made, { recursive: true });
	small.file = join(m, 'ledger.db');
	const portal = await openSmallPortal(small);
	portal.rates.take = () => true;
	const { person, session } = small.residents[0]!;
	const caller: Caller = { kind: 'person', person, session, through: 'device', unlocked: true, community: small.community, display: '居**', offices: [], assignments: [], address: '127.0.0.1' };
	const given = new Set<string>();
	return {
		small,
		portal,
		given,
		async ask() {
			const subject = randomSubject();
			const input = { community: small.community, subject, parent: small.disclosure, text: '磁盘满了以后，这一问还在吗？'.repeat(20) };
			const done = await portal.perform('question.ask', input, caller, { id: randomSubject() });
			if (!done.ok) return done.error.code;
			given.add(subject);
			return 'done';
		},
		fill() {
			for (let size = 1 << 20, n = 0; size >= 512; n++) {
				try {
					writeFileSync(join(m, `ballast-${n}`), new Uint8Array(size));
				} catch {
					size >>= 1;
				}
			}
		},
		clear: () => void execFileSync('sh', ['-c', 'rm -f "$0"/ballast-*', m]),
		failToReadOnly: () => void execFileSync('sh', ['-c', 'echo 1 > "/sys/fs/ext4/$0/trigger_fs_error"', device]),
		async close() {
			await portal.close();
			// Lazily: libsql gives its files back when the collector comes by.
			execFileSync('umount', ['-l', m]);
			rmSync(folder, { recursive: true, force: true });
		}
	};
}
