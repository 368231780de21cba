"""Official papers (văn bản): their form, their numbers, their files and who received them.

``paper`` draws a paper from blocks as .docx and as a page; it knows official form and no feature.
``compose`` turns the data of each kind (giấy mời, thông báo, công văn, biên bản …) into blocks.
The register (sổ văn bản đi) gives numbers inside the transaction that issues: none is lost, none given twice.
"""
