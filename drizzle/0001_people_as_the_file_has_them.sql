ALTER TABLE `households` ADD `more` text;--> statement-breakpoint
ALTER TABLE `persons` ADD `more` text;