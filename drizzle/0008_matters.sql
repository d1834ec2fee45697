CREATE TABLE `matter_steps` (
	`subject` text PRIMARY KEY NOT NULL,
	`hash` text NOT NULL,
	`community` text NOT NULL,
	`matter` text NOT NULL,
	`no` integer NOT NULL,
	`kind` text NOT NULL,
	`to_stage` text
);
--> statement-breakpoint
CREATE INDEX `matter_steps_by_matter` ON `matter_steps` (`matter`,`no`);--> statement-breakpoint
CREATE TABLE `matters` (
	`subject` text PRIMARY KEY NOT NULL,
	`hash` text NOT NULL,
	`community` text NOT NULL,
	`body` text NOT NULL,
	`year` text NOT NULL,
	`serial` integer NOT NULL,
	`number` text NOT NULL,
	`kind` text NOT NULL,
	`opened` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `matters_by_number` ON `matters` (`community`,`year`,`serial`);--> statement-breakpoint
CREATE TABLE `endorsements` (
	`subject` text PRIMARY KEY NOT NULL,
	`hash` text NOT NULL,
	`community` text NOT NULL,
	`proposal` text NOT NULL,
	`no` integer NOT NULL,
	`on_day` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `endorsements_by_proposal` ON `endorsements` (`proposal`,`no`);--> statement-breakpoint
CREATE TABLE `proposals` (
	`subject` text PRIMARY KEY NOT NULL,
	`hash` text NOT NULL,
	`community` text NOT NULL,
	`year` text NOT NULL,
	`serial` integer NOT NULL,
	`number` text NOT NULL,
	`raised` text NOT NULL,
	`until` text
);
--> statement-breakpoint
CREATE INDEX `proposals_by_number` ON `proposals` (`community`,`year`,`serial`);