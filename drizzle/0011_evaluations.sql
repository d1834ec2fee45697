CREATE TABLE `evaluation_openings` (
	`subject` text PRIMARY KEY NOT NULL,
	`hash` text NOT NULL,
	`community` text NOT NULL,
	`year` text NOT NULL,
	`serial` integer NOT NULL,
	`closes` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `evaluation_openings_by_number` ON `evaluation_openings` (`community`,`year`,`serial`);--> statement-breakpoint
CREATE INDEX `evaluation_openings_by_close` ON `evaluation_openings` (`closes`);--> statement-breakpoint
CREATE TABLE `form_takers` (
	`evaluation` text NOT NULL,
	`n` integer NOT NULL,
	PRIMARY KEY(`evaluation`, `n`)
);
--> statement-breakpoint
CREATE TABLE `evaluation_forms` (
	`id` integer PRIMARY KEY NOT NULL,
	`evaluation` text NOT NULL,
	`channel` text NOT NULL,
	`answers` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `evaluation_forms_by_evaluation` ON `evaluation_forms` (`evaluation`);