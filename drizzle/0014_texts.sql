CREATE TABLE `document_versions` (
	`subject` text PRIMARY KEY NOT NULL,
	`hash` text NOT NULL,
	`community` text NOT NULL,
	`document` text NOT NULL,
	`no` integer NOT NULL,
	`until` text
);
--> statement-breakpoint
CREATE INDEX `document_versions_by_document` ON `document_versions` (`document`,`no`);--> statement-breakpoint
CREATE INDEX `document_versions_by_until` ON `document_versions` (`until`);--> statement-breakpoint
CREATE TABLE `suggestions` (
	`subject` text PRIMARY KEY NOT NULL,
	`hash` text NOT NULL,
	`community` text NOT NULL,
	`year` text NOT NULL,
	`serial` integer NOT NULL,
	`document` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `suggestions_by_number` ON `suggestions` (`community`,`year`,`serial`);--> statement-breakpoint
CREATE INDEX `suggestions_by_document` ON `suggestions` (`document`);