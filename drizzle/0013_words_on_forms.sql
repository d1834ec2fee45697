CREATE TABLE `evaluation_remarks` (
	`id` integer PRIMARY KEY NOT NULL,
	`evaluation` text NOT NULL,
	`text` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `evaluation_remarks_by_evaluation` ON `evaluation_remarks` (`evaluation`);