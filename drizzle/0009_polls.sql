CREATE TABLE `ballots` (
	`id` text PRIMARY KEY NOT NULL,
	`poll` text NOT NULL,
	`n` integer NOT NULL,
	`channel` text NOT NULL,
	`choice` text NOT NULL,
	`proxy` integer,
	`at` text NOT NULL,
	`seq` integer NOT NULL,
	`hash` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `ballots_by_unit` ON `ballots` (`poll`,`n`);--> statement-breakpoint
CREATE TABLE `box_counts` (
	`id` text PRIMARY KEY NOT NULL,
	`poll` text NOT NULL,
	`box` text NOT NULL,
	`person` text NOT NULL,
	`count` text NOT NULL,
	`no` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `box_counts_by_poll` ON `box_counts` (`poll`,`no`);--> statement-breakpoint
CREATE TABLE `poll_openings` (
	`subject` text PRIMARY KEY NOT NULL,
	`hash` text NOT NULL,
	`community` text NOT NULL,
	`body` text NOT NULL,
	`year` text NOT NULL,
	`serial` integer NOT NULL,
	`electorate` text NOT NULL,
	`secrecy` text NOT NULL,
	`opens` text NOT NULL,
	`closes` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `poll_openings_by_number` ON `poll_openings` (`community`,`year`,`serial`);--> statement-breakpoint
CREATE INDEX `poll_openings_by_close` ON `poll_openings` (`closes`);--> statement-breakpoint
CREATE TABLE `poll_voters` (
	`poll` text NOT NULL,
	`n` integer NOT NULL,
	`person` text NOT NULL,
	`area` integer NOT NULL,
	`present` integer NOT NULL,
	PRIMARY KEY(`poll`, `n`)
);
--> statement-breakpoint
CREATE INDEX `poll_voters_by_person` ON `poll_voters` (`person`,`poll`);--> statement-breakpoint
CREATE TABLE `polls` (
	`subject` text PRIMARY KEY NOT NULL,
	`hash` text NOT NULL,
	`community` text NOT NULL,
	`opening` text,
	`day` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `polls_by_opening` ON `polls` (`opening`);--> statement-breakpoint
CREATE TABLE `recusals` (
	`subject` text PRIMARY KEY NOT NULL,
	`hash` text NOT NULL,
	`community` text NOT NULL,
	`poll` text NOT NULL,
	`n` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `recusals_by_poll` ON `recusals` (`poll`,`n`);