ALTER TABLE `comments` ADD `asked` text;--> statement-breakpoint
ALTER TABLE `comments` ADD `due` text;--> statement-breakpoint
CREATE INDEX `comments_by_asked` ON `comments` (`community`,`asked`,`due`);