import { encode } from 'uqr';

/** A QR code as one path of runs, and its side in modules, quiet zone of four included (ISO/IEC 18004). */
export function qrPath(text: string): { path: string; side: number } {
	const { data, size } = encode(text, { ecc: 'M', border: 4 });
	let path = '';
	data.forEach((row, y) => {
		for (let x = 0; x < size; ) {
			let end = x;
			while (end < size && row[end]) end++;
			if (end > x) path += `M${x} ${y}h${end - x}v1h-${end - x}z`;
			x = end + 1;
		}
	});
	return { path, side: size };
}
