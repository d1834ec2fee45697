CREATE TABLE `comments` (
	`subject` text PRIMARY KEY NOT NULL,
	`hash` text NOT NULL,
	`community` text NOT NULL,
	`parent` text NOT NULL,
	`key` text NOT NULL,
	`year` text NOT NULL,
	`serial` integer NOT NULL,
	`number` text NOT NULL,
	`posted` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `comments_by_key` ON `comments` (`key`);--> statement-breakpoint
CREATE INDEX `comments_by_number` ON `comments` (`community`,`year`,`serial`);--> statement-breakpoint
CREATE INDEX `comments_by_parent` ON `comments` (`parent`);--> statement-breakpoint
CREATE TABLE `moderations` (
	`subject` text PRIMARY KEY NOT NULL,
	`hash` text NOT NULL,
	`community` text NOT NULL,
	`parent` text NOT NULL,
	`comment` text NOT NULL,
	`year` text NOT NULL,
	`serial` integer NOT NULL,
	`step` text NOT NULL,
	`day` text NOT NULL,
	`due` text,
	`seq` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `moderations_by_comment` ON `moderations` (`comment`);--> statement-breakpoint
CREATE INDEX `moderations_by_due` ON `moderations` (`community`,`due`);--> statement-breakpoint
CREATE INDEX `moderations_by_number` ON `moderations` (`community`,`year`,`serial`);