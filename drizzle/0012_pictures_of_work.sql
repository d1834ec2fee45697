CREATE TABLE `picture_uses` (
	`sha256` text NOT NULL,
	`community` text NOT NULL,
	`subject` text NOT NULL,
	PRIMARY KEY(`sha256`, `subject`)
);
--> statement-breakpoint
CREATE INDEX `picture_uses_by_subject` ON `picture_uses` (`subject`);