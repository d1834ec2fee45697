CREATE TABLE `assignment_holders` (
	`assignment` text PRIMARY KEY NOT NULL,
	`person` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `assignment_holders_by_person` ON `assignment_holders` (`person`);--> statement-breakpoint
CREATE TABLE `assignments` (
	`subject` text PRIMARY KEY NOT NULL,
	`hash` text NOT NULL,
	`community` text NOT NULL,
	`object` text NOT NULL,
	`function` text NOT NULL,
	`holder` text NOT NULL,
	`from` text NOT NULL,
	`until` text
);
--> statement-breakpoint
CREATE INDEX `assignments_by_object` ON `assignments` (`object`);--> statement-breakpoint
CREATE TABLE `delegations` (
	`subject` text PRIMARY KEY NOT NULL,
	`hash` text NOT NULL,
	`community` text NOT NULL,
	`office` text NOT NULL,
	`to` text NOT NULL,
	`from` text NOT NULL,
	`until` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `delegations_by_office` ON `delegations` (`office`);--> statement-breakpoint
CREATE INDEX `delegations_by_to` ON `delegations` (`to`);