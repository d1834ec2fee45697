CREATE TABLE `arrivals` (
	`day` text NOT NULL,
	`person` text NOT NULL,
	`unit` text NOT NULL,
	`capacity` text NOT NULL,
	`holder` text,
	`paper` text,
	`at` text NOT NULL,
	`by` text,
	PRIMARY KEY(`day`, `person`)
);
--> statement-breakpoint
CREATE INDEX `arrivals_by_person` ON `arrivals` (`person`);--> statement-breakpoint
CREATE TABLE `door_codes` (
	`day` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL
);
