/** Year and serial of a readable number: LW-Q-2026-0013 → 2026, 13. */
export function partsOf(number: string): { year: string; serial: number } {
	const match = /-(\d{4})-(\d+)$/.exec(number);
	return { year: match?.[1] ?? '', serial: Number(match?.[2] ?? 0) };
}
