import type { Town } from './town.ts';

interface Statement {
	get(): unknown;
	all(): unknown[];
}

interface Scale {
	version: Statement;
	counts: Statement;
	logs: Statement;
	state: Statement;
	last?: { version: number; weight: Record<string, unknown> };
}

/** By the connection that it looks through. */
const SCALES = new WeakMap<object, Scale>();

/** How much there is in every table, and how long every log is: what must not change when an act is refused. */
export function weigh(town: Town): Promise<Record<string, unknown>> {
	return town.look(async (_records, { client }) => {
		let scale = SCALES.get(client);
		if (!scale) {
			const tables = (client.prepare("select name from sqlite_master where type = 'table' and name not like 'sqlite_%' order by name").raw(true).all() as [string][]).map(([name]) => name);
			scale = {
				version: client.prepare('pragma data_version').raw(true),
				counts: client.prepare(tables.map((name) => `select '${name}', count(*) from "${name}"`).join(' union all ')).raw(true),
				logs: client.prepare('select community, size, checkpoint from logs order by community').raw(true),
				state: client.prepare('select id, pin_hash, pin_tries, unlocked_until from sessions order by id').raw(true)
			};
			SCALES.set(client, scale);
		}
		// Where nobody has committed anything, everything weighs what it weighed.
		const [version] = scale.version.get() as [number];
		if (scale.last?.version !== version) {
			scale.last = { version, weight: { counts: Object.fromEntries(scale.counts.all() as [string, number][]), logs: scale.logs.all(), state: scale.state.all() } };
		}
		return scale.last.weight;
	});
}
