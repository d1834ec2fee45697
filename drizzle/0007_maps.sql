CREATE TABLE `board_photos` (
	`subject` text PRIMARY KEY NOT NULL,
	`hash` text NOT NULL,
	`community` text NOT NULL,
	`board` text NOT NULL,
	`taken` text NOT NULL,
	`image` text
);
--> statement-breakpoint
CREATE INDEX `board_photos_by_image` ON `board_photos` (`community`,`image`);--> statement-breakpoint
CREATE TABLE `pictures` (
	`sha256` text PRIMARY KEY NOT NULL,
	`type` text NOT NULL,
	`bytes` blob NOT NULL
);
--> statement-breakpoint
CREATE TABLE `shapes` (
	`subject` text PRIMARY KEY NOT NULL,
	`hash` text NOT NULL,
	`community` text NOT NULL,
	`role` text NOT NULL,
	`place` text NOT NULL,
	`name` text
);
--> statement-breakpoint
CREATE INDEX `shapes_by_community` ON `shapes` (`community`,`role`);