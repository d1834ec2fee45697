import type { Shape } from '../shape.ts';
import type { photo as zhCN } from '../zh-CN/photo.ts';

export const photo: Shape<typeof zhCN> = {
	field: 'Photo (optional)',
	hint: 'JPEG, PNG or WebP, at most 3 MB. Where it was taken is cut out; please keep faces out of it.',
	alt: 'What the photo shows',
	altHint: 'One sentence. Whoever cannot see the photo hears this. A photo needs it.',
	again: 'The photo was not kept: choose it again if you want to add it.',
	shrunk: (p) => `The photo was made smaller on this device: ${p.kb} kB.`,
	title: 'Photos',
	of: (p) => `${p.what}, ${p.day}`,
	work: {
		title: 'Report from where the work is',
		lead: 'Works without network: it is kept on this device and goes out when there is one.',
		progress: 'Report progress',
		complete: 'Report it done',
		inspect: 'Inspect',
		done: 'It has arrived and is in the public record.'
	}
};
