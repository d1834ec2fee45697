import type { Procedure } from '../procedure.ts';
import { DEMOCRACY_DAY } from './democracy-day.ts';
import { GUIYANG } from './guiyang.ts';
import { ZHUCHENG } from './zhucheng.ts';
import { ZHUJI } from './zhuji.ts';

/** The procedures that come with the portal: proposals, until a community adopts one as its own. */
export const LIBRARY: readonly Procedure[] = [ZHUCHENG, GUIYANG, ZHUJI, DEMOCRACY_DAY];
