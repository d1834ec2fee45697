import { fromFrame } from '#domain/map/projection.ts';

/* A tap on the map chooses a place in a form, together with the list beside it: whichever was used last counts. */

const SVG = 'http://www.w3.org/2000/svg';

for (const pin of document.querySelectorAll<HTMLElement>('[data-pin]')) {
	const board = pin.querySelector<HTMLElement>('[data-pin-map]');
	const svg = board?.querySelector('svg');
	const list = pin.querySelector('select');
	const at = pin.querySelector<HTMLInputElement>('[data-pin-at]');
	const said = pin.querySelector<HTMLElement>('[data-pin-said]');
	const clear = pin.querySelector<HTMLElement>('[data-pin-clear]');
	if (!board || !svg || !list || !at) continue;
	board.hidden = false;
	const { west, north, perLongitude, perLatitude } = pin.dataset;
	const frame = { west: Number(west), north: Number(north), perLongitude: Number(perLongitude), perLatitude: Number(perLatitude) };
	const marker = document.createElementNS(SVG, 'path');
	marker.setAttribute('d', 'M0 0C-34-42-30-74 0-74S34-42 0 0z');
	marker.setAttribute('class', 'pin-mark');

	const areaOf = (unit: string | undefined) => [...svg.querySelectorAll<SVGElement>('[data-place]')].find((area) => area.getAttribute('data-place') === unit);
	const mark = (unit: string | undefined) => svg.querySelectorAll('[data-place]').forEach((area) => area.classList.toggle('pin-in', area.getAttribute('data-place') === unit));
	const put = (x: number, y: number) => {
		marker.setAttribute('transform', `translate(${x} ${y})`);
		svg.append(marker);
	};
	const tell = (position: string) => {
		if (said) {
			said.textContent = (said.dataset.pinSaid ?? '').replace('{at}', position.split(',').map((part) => (Number(part) / 1e6).toFixed(5)).join(', '));
			said.hidden = position === '';
		}
		if (clear) clear.hidden = position === '';
	};
	/** Only the list counts: no point, the whole area. */
	const choose = () => {
		at.value = '';
		marker.remove();
		tell('');
		mark(list.selectedOptions[0]?.dataset.unit);
	};

	svg.addEventListener('click', (event) => {
		event.preventDefault();
		const matrix = svg.getScreenCTM();
		if (!matrix) return;
		const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse());
		const unit = (event.target as Element).closest('[data-place]')?.getAttribute('data-place') ?? undefined;
		const option = unit && [...list.options].find(({ value, dataset }) => value === unit || dataset.unit === unit);
		if (!option) return;
		// A cell chosen before stays, as long as the tap is in what it lies in.
		if (list.selectedOptions[0]?.dataset.unit !== unit) list.value = option.value;
		at.value = fromFrame(frame, point.x, point.y).join(',');
		put(point.x, point.y);
		mark(unit);
		tell(at.value);
	});
	list.addEventListener('change', choose);
	clear?.addEventListener('click', choose);

	const [longitude, latitude] = at.value.split(',').map(Number);
	const known = list.selectedOptions[0]?.dataset.unit;
	if (known && areaOf(known)) mark(known);
	if (longitude !== undefined && latitude !== undefined) {
		put((longitude - frame.west) * frame.perLongitude, (frame.north - latitude) * frame.perLatitude);
		tell(at.value);
	}
}
