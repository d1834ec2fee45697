/** How many entries of 柳湾's record this device keeps; runs in the page. */
export function keptSize(): Promise<number> {
	return new Promise((resolve) => {
		const open = indexedDB.open('yishi');
		open.onsuccess = () => {
			const db = open.result;
			const end = (size: number) => {
				db.close();
				resolve(size);
			};
			if (!db.objectStoreNames.contains('followed')) return end(0);
			const asked = db.transaction('followed').objectStore('followed').get('LW') as IDBRequest<{ size: number } | undefined>;
			asked.onsuccess = () => end(asked.result?.size ?? 0);
		};
	});
}
