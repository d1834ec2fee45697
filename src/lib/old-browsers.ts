/*
 * Functions that rules and components use and browsers of 2020 do not have (Array.prototype.at: Chrome 92, findLast: Chrome 97, Object.hasOwn:
 * Chrome 93).
 * The build writes new syntax in old words; functions it leaves as they are. Imported first by whatever runs in browsers.
 */

function define(on: object, name: string, value: unknown): void {
	if (!(name in on)) Object.defineProperty(on, name, { value, writable: true, configurable: true });
}

define(Array.prototype, 'at', function (this: unknown[], index: number) {
	const whole = Math.trunc(index) || 0;
	return this[whole < 0 ? this.length + whole : whole];
});
define(Array.prototype, 'findLast', function (this: unknown[], found: (item: unknown, index: number, all: unknown[]) => unknown) {
	for (let index = this.length - 1; index >= 0; index--) if (found(this[index], index, this)) return this[index];
	return undefined;
});
define(Object, 'hasOwn', (object: object, name: PropertyKey) => Object.prototype.hasOwnProperty.call(object, name));
