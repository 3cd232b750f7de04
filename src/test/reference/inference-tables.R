# Writes the tables fgl.csv and birthwt.csv of MASS (R 4.2.2, MASS 7.3-58.2) for inference.py and inference.R.
#   Rscript src/test/reference/inference-tables.R FOLDER
library(MASS)
folder <- commandArgs(TRUE)[1]
write.csv(data.frame(subject = seq_len(nrow(fgl)), label = as.character(fgl$type), fgl[, c("RI", "Na", "Al")]),
          file.path(folder, "fgl.csv"), row.names = FALSE, quote = FALSE)
write.csv(data.frame(subject = seq_len(nrow(birthwt)), label = ifelse(birthwt$low == 1, "low", "normal"),
                     birthwt[, c("age", "lwt", "smoke", "ptl", "ht", "ui")]),
          file.path(folder, "birthwt.csv"), row.names = FALSE, quote = FALSE)
