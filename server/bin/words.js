/**
 * What the start scripts say, Chinese and English on one line. They speak here and not from src/words, because
 * they run before the Node that can read TypeScript is installed.
 *
 * @typedef {readonly [zh: string, en: string]} Sentence
 */

/** @satisfies {Record<string, Sentence>} */
export const words = {
	installing: ['正在安装依赖', 'Installing packages'],
	installFailed: ['依赖没有装好，npm 的说明如下', 'Packages could not be installed; npm says'],
	building: ['正在构建页面', 'Building the pages'],
	buildFailed: ['页面没有构建成功，说明如下', 'The pages could not be built; the tools say'],
	noNode: [
		'需要 Node 24。本机系统没有随附版本，请先安装 Node 24 再试。',
		'Node 24 is needed and none comes with this package for this system: please install Node 24 and try again.'
	],
	preparingChromium: ['正在安装 Chromium 浏览器', 'Installing the browser Chromium'],
	noChromium: [
		'找不到 Chromium，也装不上。请安装后用 CHROMIUM 指明路径。',
		'No Chromium was found and none could be installed: please install one and name its path in CHROMIUM.'
	],
	wrongChromium: [
		'CHROMIUM 指明的程序无法运行，请改正或去掉它。',
		'The program named by CHROMIUM does not run: please correct or remove it.'
	]
};

/**
 * @param {Sentence} sentence
 * @returns {string} both languages on one line
 */
export const bilingual = ([zh, en]) => `${zh} · ${en}`;
