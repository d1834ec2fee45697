/**
 * A satisfaction index from counted forms, by weights that are published data: weights and result in thousandths, no decimals anywhere.
 * With {1000, 600, 0}: 148 satisfied, 47 basically, 12 not, of 207 make 851, shown as 85.1.
 */
export interface Weights {
	satisfied: number;
	basically: number;
	dissatisfied: number;
}

export interface Satisfaction {
	satisfied: number;
	basically: number;
	dissatisfied: number;
}

/** Thousandths, rounded half up; undefined when nobody answered, or fewer than may be shown without showing who. */
export function satisfactionIndex(counts: Satisfaction, weights: Weights, least: number): number | undefined {
	const valid = counts.satisfied + counts.basically + counts.dissatisfied;
	if (valid === 0 || valid < least) return undefined;
	const points = counts.satisfied * weights.satisfied + counts.basically * weights.basically + counts.dissatisfied * weights.dissatisfied;
	return Math.floor((2 * points + valid) / (2 * valid));
}

/** A grade and its points in tenths, so that 92.5 is a whole number. */
export type GradePoints = Readonly<Record<string, number>>;

/** The mean of a graded form in tenths, rounded half up; undefined below the least number. Invalid forms are not among the counts. */
export function gradeMean(counts: Readonly<Record<string, number>>, points: GradePoints, least: number): number | undefined {
	let sum = 0;
	let valid = 0;
	for (const [grade, count] of Object.entries(counts)) {
		const worth = points[grade];
		if (worth === undefined) throw new RangeError(`grade without points: ${grade}`);
		sum += count * worth;
		valid += count;
	}
	return valid === 0 || valid < least ? undefined : Math.floor((2 * sum + valid) / (2 * valid));
}

/** The composite of several raters' means, in tenths, by weights in thousandths that make up the whole. Undefined while one is missing. */
export function composite(means: Readonly<Record<string, number | undefined>>, weights: Readonly<Record<string, number>>): number | undefined {
	const whole = Object.values(weights).reduce((sum, weight) => sum + weight, 0);
	if (whole !== 1000) throw new RangeError('weights make up 1000');
	let sum = 0;
	for (const [rater, weight] of Object.entries(weights)) {
		const mean = means[rater];
		if (mean === undefined) return undefined;
		sum += mean * weight;
	}
	return Math.floor((2 * sum + whole) / (2 * whole));
}

/** Whether somebody was found not competent twice in a row: the duty to act arises (Villagers' Committees §38, Residents' Committees §37). */
export function twiceNotCompetent(yearly: readonly { year: number; incompetent: boolean }[]): boolean {
	const byYear = [...yearly].sort((a, b) => a.year - b.year);
	return byYear.some((one, index) => one.incompetent && byYear[index + 1]?.year === one.year + 1 && byYear[index + 1]!.incompetent);
}
