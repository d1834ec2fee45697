/** All tables, for drizzle-kit and for opening the ledger. */
export * from './record.ts';
export * from './community.ts';
export * from './comment.ts';
export * from './democracy-day.ts';
export * from './disclosure.ts';
export * from './document.ts';
export * from './map.ts';
export * from './matter.ts';
export * from './notice.ts';
export * from './office.ts';
export * from './proposal.ts';
export * from './poll.ts';
export * from './roll.ts';
export * from './session.ts';
export * from './second-factor.ts';
export * from './rights.ts';
