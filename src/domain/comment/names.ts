import { LONG_SURNAMES } from '../community/person.ts';

/** The hundred surnames that five in six people of China have, and some that are common in Shandong (census of 2020, Ministry of Public Security). */
const SURNAMES =
	'王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤柳苗谷桑麦穆禾';

/** What follows a surname where a person is meant without the whole name. */
const ADDRESSED = '某某|某(?![个月日年天种些处次项])|先生|女士|小姐|同志|书记|主任|会计|队长|老师|师傅|大爷|大妈|大娘|大叔|阿姨';

/** Punctuation and space between characters, put there so that a name is not found. */
const BETWEEN = /[\s\p{P}\p{S}]+/gu;

/** A text as it is searched for names: one form of each character, small letters, nothing between them. */
export function searchable(text: string): string {
	return text.normalize('NFKC').toLowerCase().replace(BETWEEN, '');
}

/** Where a name as it is kept is to be found in a searchable text. */
export function isNamed(text: string, name: string): boolean {
	const plain = searchable(name);
	return Array.from(plain).length >= 2 && searchable(text).includes(plain);
}

/** Whether somebody is meant by surname and address: 王某, 李先生, 欧阳会计. No roll is needed to see that. */
export function meansSomebody(text: string): boolean {
	return new RegExp(`(?:${LONG_SURNAMES.join('|')}|[${SURNAMES}])(?:${ADDRESSED})`, 'u').test(searchable(text));
}

/**
 * Whether a text has what looks like a mobile number or an identity-card number (GB 11643: 17 digits and a digit or X), also with spaces or
 * dashes in it. Without lookbehind: browsers of 2020 do not read it.
 */
export function hasPrivateNumber(text: string): boolean {
	const joined = text.normalize('NFKC').replace(/(\d)[ \u00a0\p{Pd}]+(?=[\dXx])/gu, '$1');
	return /(?:^|\D)(?:1[3-9]\d{9}(?!\d)|\d{17}[\dXx](?!\d))/u.test(joined);
}
