CREATE TABLE `electorate_appeals` (
	`subject` text PRIMARY KEY NOT NULL,
	`hash` text NOT NULL,
	`community` text NOT NULL,
	`electorate` text NOT NULL,
	`number` text NOT NULL,
	`filed` text NOT NULL,
	`due` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `electorate_appeals_by_electorate` ON `electorate_appeals` (`electorate`);--> statement-breakpoint
CREATE INDEX `electorate_appeals_by_community` ON `electorate_appeals` (`community`,`due`);--> statement-breakpoint
CREATE TABLE `electorate_members` (
	`electorate` text NOT NULL,
	`n` integer NOT NULL,
	`person` text NOT NULL,
	`household` text,
	`area` integer,
	`struck` integer NOT NULL,
	PRIMARY KEY(`electorate`, `n`)
);
--> statement-breakpoint
CREATE INDEX `electorate_members_by_person` ON `electorate_members` (`person`);--> statement-breakpoint
CREATE TABLE `electorates` (
	`subject` text PRIMARY KEY NOT NULL,
	`hash` text NOT NULL,
	`community` text NOT NULL,
	`body` text NOT NULL,
	`year` text NOT NULL,
	`serial` integer NOT NULL,
	`unit` text NOT NULL,
	`day` text NOT NULL,
	`count` integer NOT NULL,
	`appeal_until` text
);
--> statement-breakpoint
CREATE INDEX `electorates_by_community` ON `electorates` (`community`,`year`,`serial`);--> statement-breakpoint
CREATE TABLE `person_facts` (
	`id` text PRIMARY KEY NOT NULL,
	`person` text NOT NULL,
	`community` text NOT NULL,
	`kind` text NOT NULL,
	`body` text,
	`place` text,
	`area` integer,
	`from` text,
	`until` text,
	`origin` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `person_facts_by_person` ON `person_facts` (`person`);--> statement-breakpoint
CREATE INDEX `person_facts_by_community` ON `person_facts` (`community`,`kind`);--> statement-breakpoint
CREATE TABLE `registrations` (
	`subject` text PRIMARY KEY NOT NULL,
	`hash` text NOT NULL,
	`community` text NOT NULL,
	`body` text NOT NULL,
	`year` text NOT NULL,
	`serial` integer NOT NULL,
	`due` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `registrations_by_community` ON `registrations` (`community`,`year`,`serial`);--> statement-breakpoint
CREATE TABLE `roll_chunks` (
	`import` text NOT NULL,
	`kind` text NOT NULL,
	`n` integer NOT NULL,
	`json` text NOT NULL,
	PRIMARY KEY(`import`, `kind`, `n`)
);
--> statement-breakpoint
CREATE TABLE `roll_decisions` (
	`subject` text PRIMARY KEY NOT NULL,
	`hash` text NOT NULL,
	`community` text NOT NULL,
	`about` text NOT NULL,
	`outcome` text NOT NULL,
	`decided` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `roll_decisions_by_about` ON `roll_decisions` (`about`);--> statement-breakpoint
CREATE TABLE `roll_imports` (
	`id` text PRIMARY KEY NOT NULL,
	`community` text NOT NULL,
	`person` text NOT NULL,
	`state` text NOT NULL,
	`name` text NOT NULL,
	`encoding` text NOT NULL,
	`rows` integer NOT NULL,
	`about` text NOT NULL,
	`counts` text,
	`done` integer NOT NULL,
	`total` integer NOT NULL,
	`created_at` text NOT NULL,
	`applied_at` text,
	`touched_at` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `roll_imports_by_community` ON `roll_imports` (`community`,`created_at`);--> statement-breakpoint
CREATE TABLE `roll_revisions` (
	`community` text PRIMARY KEY NOT NULL,
	`revision` integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE `households` ADD `cell` text;--> statement-breakpoint
CREATE INDEX `households_by_door` ON `households` (`community`,`place`,`door`);